// The issue of a day: everything that was published on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/backend.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

struct DayIssue {
  struct Section {
    std::string name;                          // empty for articles without one
    std::vector<const search::Hit*> articles;  // by time
  };
  struct Source {
    std::string name;
    std::size_t articles = 0;
    std::vector<Section> sections;  // in the order of their names
  };
  Date day;
  std::optional<Date> previous;  // days with articles
  std::optional<Date> next;
  search::SearchResponse found;  // every version of its own; at most kMostOfIssue hits
  std::vector<Source> sources;   // those with most articles first; point into `found`
};

inline constexpr std::size_t kMostOfIssue = 500;

// What the search, whose period does not count, finds on that day.
[[nodiscard]] DayIssue find_issue(Context& context, const SearchParameters& search,
                                  const Date& day);
// Day of the newest article that the search finds; nullopt if none has a date.
[[nodiscard]] std::optional<Date> newest_day(Context& context, const SearchParameters& search);

}  // namespace nachlese::web
