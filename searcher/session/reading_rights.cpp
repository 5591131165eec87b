#include "searcher/session/reading_rights.hpp"

#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/store/terms.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

struct ListOfRule {
  std::vector<std::string> ReadingRule::*values;
  schema::Prefix prefix;
  bool except;
};

constexpr ListOfRule kListsOfRule[] = {
    {&ReadingRule::sources, schema::Prefix::source, false},
    {&ReadingRule::sections, schema::Prefix::section, false},
    {&ReadingRule::rights, schema::Prefix::rights, false},
    {&ReadingRule::except_sources, schema::Prefix::source, true},
    {&ReadingRule::except_sections, schema::Prefix::section, true},
    {&ReadingRule::except_rights, schema::Prefix::rights, true},
};

store::VisibilityRule visibility_rule(const ReadingRule& rule) {
  store::VisibilityRule out;
  for (const auto& list : kListsOfRule) {
    const std::vector<std::string>& values = rule.*list.values;
    if (values.empty()) continue;
    store::TermChoice choice{list.prefix, {}, false};
    for (const std::string& value : values) {
      if (value == kNoField) {
        choice.or_none = true;
      } else {
        choice.terms.push_back(store::make_term(list.prefix, text::fold_value(value)));
      }
    }
    (list.except ? out.none : out.all).push_back(std::move(choice));
  }
  if (rule.published.from) out.first_second = first_second(*rule.published.from);
  if (rule.published.to) out.last_second = last_second(*rule.published.to);
  out.older_than_days = rule.older_than_days;
  out.newer_than_days = rule.newer_than_days;
  return out;
}

}  // namespace

store::VisibilityRules visibility_rules(const ReadingRights& rights) {
  store::VisibilityRules out;
  for (const auto& rule : rights.allow) out.allow.push_back(visibility_rule(rule));
  for (const auto& rule : rights.deny) out.deny.push_back(visibility_rule(rule));
  out.key = to_key(rights);
  out.access_terms = needs_access_terms(rights);
  return out;
}

}  // namespace nachlese::search
