#include "core/base/reading_rights.hpp"

#include <algorithm>

namespace nachlese {
namespace {

using RuleList = std::vector<std::string> ReadingRule::*;
constexpr RuleList kRuleLists[] = {
    &ReadingRule::sources,        &ReadingRule::sections,        &ReadingRule::rights,
    &ReadingRule::except_sources, &ReadingRule::except_sections, &ReadingRule::except_rights,
};

// Lengths keep values apart, whatever they contain.
void append_text(std::string& key, const std::string& text) {
  key += std::to_string(text.size()) + ':' + text;
}

std::string key_of(const ReadingRule& rule) {
  std::string key;
  for (const RuleList list : kRuleLists) {
    key += '[';
    for (const auto& value : rule.*list) append_text(key, value);
  }
  for (const auto& end : {rule.published.from, rule.published.to})
    append_text(key, end ? to_iso(*end) : "");
  return key + std::to_string(rule.older_than_days) + '/' + std::to_string(rule.newer_than_days);
}

std::string key_of(const std::vector<ReadingRule>& rules) {
  std::vector<std::string> keys;
  for (const auto& rule : rules) keys.push_back(key_of(rule));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string out;
  for (const auto& key : keys) append_text(out, key);
  return out;
}

}  // namespace

bool is_everything(const ReadingRule& rule) {
  return std::ranges::all_of(kRuleLists, [&](RuleList list) { return (rule.*list).empty(); }) &&
         !rule.published.from && !rule.published.to && !rule.depends_on_day();
}

bool is_everything(const ReadingRights& rights) {
  return rights.deny.empty() && std::ranges::any_of(rights.allow, [](const ReadingRule& rule) {
           return is_everything(rule);
         });
}

bool needs_access_terms(const ReadingRights& rights) {
  const auto asks = [](const ReadingRule& rule) {
    return !rule.rights.empty() || !rule.except_rights.empty();
  };
  return std::ranges::any_of(rights.allow, asks) || std::ranges::any_of(rights.deny, asks);
}

std::string to_key(const ReadingRights& rights) {
  return "allow " + key_of(rights.allow) + " deny " + key_of(rights.deny);
}

}  // namespace nachlese
