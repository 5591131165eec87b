// What the start page tells about the archive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/api/summary.hpp"
#include "web/http/site.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

struct StartFacts {
  // What was published on this day, years ago.
  struct Anniversary {
    int years = 0;
    Date day;
    std::uint64_t articles = 0;  // as in the issue of the day
    std::string title;           // of one of them
  };
  std::optional<search::ArchiveSummary> archive;
  std::uint64_t articles = 0;  // in the unit of the page, as above the list of all of them
  std::vector<Anniversary> anniversaries;
};

[[nodiscard]] Html view_start(const View& view, const Site& site, const StartFacts& facts);

// A time in UTC on the clock of this machine: "28.11.2026, 03:41 Uhr", "28 November 2026, 03:41".
[[nodiscard]] std::string say_stand(Language language, const std::string& utc);

}  // namespace nachlese::web
