// What a reader may see of an archive.
#pragma once

#include <string>
#include <vector>

#include "core/base/period.hpp"

namespace nachlese {

// Stands in a list for "has no such field".
inline constexpr const char* kNoField = "-";

// The articles that meet all conditions; an empty list is none.
struct ReadingRule {
  std::vector<std::string> sources;  // one of them
  std::vector<std::string> sections;
  std::vector<std::string> rights;  // access terms, as sources state them
  std::vector<std::string> except_sources;
  std::vector<std::string> except_sections;
  std::vector<std::string> except_rights;
  DateRange published;
  unsigned older_than_days = 0;  // an embargo; 0: none
  unsigned newer_than_days = 0;  // 0: no limit

  // True if time alone changes what meets the rule.
  [[nodiscard]] bool depends_on_day() const { return older_than_days + newer_than_days > 0; }
};

// What one of `allow` names and none of `deny`. Articles without a date meet no condition on dates
// in `allow`, and every one in `deny`.
struct ReadingRights {
  std::vector<ReadingRule> allow;
  std::vector<ReadingRule> deny;
};

// True if a rule has no condition.
[[nodiscard]] bool is_everything(const ReadingRule& rule);
// True if every article may be seen.
[[nodiscard]] bool is_everything(const ReadingRights& rights);

// True if a rule asks for access terms, which older archives do not have.
[[nodiscard]] bool needs_access_terms(const ReadingRights& rights);

// Equal rights have equal keys, and different ones different keys.
[[nodiscard]] std::string to_key(const ReadingRights& rights);

}  // namespace nachlese
