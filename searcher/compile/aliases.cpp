#include "searcher/compile/aliases.hpp"

#include <algorithm>

#include "core/base/byte_order_mark.hpp"
#include "core/base/embedded.hpp"
#include "core/base/strings.hpp"
#include "stemming/stem.hpp"

NACHLESE_EMBEDDED(embedded_aliases, aliases);

namespace nachlese::search {

namespace {

std::string key_of(std::span<const text::Token> tokens) {
  std::string key, stem;
  for (const auto& token : tokens) {
    text::find_stem(token.word->surface.text, true, stem);
    key.append(key.empty() ? "" : " ").append(stem);
  }
  return key;
}

}  // namespace

std::string_view shipped_aliases() { return embedded_aliases(); }

std::vector<std::size_t> Aliases::add(std::string_view file, text::Analyzer& analyzer) {
  std::vector<std::size_t> bad;
  text::Analysis analysis;
  each_entry(without_byte_order_mark(file), [&](std::size_t number, std::string_view line) {
    const bool spellings = line.find('~') == std::string_view::npos;
    Group group{split_list(line, spellings ? "=" : "~"), {}, spellings};
    bool good = group.names.size() > 1;
    for (const auto& name : group.names) {
      analyzer.analyze(name, text::Purpose::document, analysis);
      good = good && !analysis.tokens.empty();
      longest_ = std::max(longest_, analysis.tokens.size());
      group.keys.push_back(key_of(analysis.tokens));
    }
    if (!good) return bad.push_back(number);
    for (const auto& key : group.keys) {
      auto& groups = by_key_[key];
      if (groups.empty() || groups.back() != groups_.size()) groups.push_back(groups_.size());
    }
    groups_.push_back(std::move(group));
  });
  return bad;
}

Aliases::Match Aliases::find(std::span<const text::Token> tokens) const {
  Match match;
  for (auto n = std::min(longest_, tokens.size()); n > 0; --n) {
    const auto key = key_of(tokens.first(n));
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    match.tokens = n;
    for (const auto at : found->second) {
      const auto& group = groups_[at];
      for (std::size_t i = 0; i < group.names.size(); ++i) {
        auto& names = group.spellings ? match.spellings : match.others;
        const bool known = std::find(names.begin(), names.end(), group.names[i]) != names.end();
        if (group.keys[i] != key && !known) names.push_back(group.names[i]);
      }
    }
    return match;
  }
  return match;
}

}  // namespace nachlese::search
