// The issue of a day: everything that was published on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "searcher/api/response.hpp"

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

}  // namespace nachlese::web
