// What the start page tells about the archive.
#pragma once

#include <optional>
#include <vector>

#include "web/backend.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

struct StartFacts {
  // What was published on this day, years ago.
  struct Anniversary {
    int years = 0;
    Date day;
    std::uint64_t articles = 0;
    std::string title;  // of one of them
  };
  std::optional<search::ArchiveSummary> archive;
  std::vector<Anniversary> anniversaries;
};

// Of 10, 25 and 50 years ago; in a young archive of 1 and 5.
[[nodiscard]] StartFacts find_start_facts(Context& context, const Date& today);
[[nodiscard]] Html view_start(const View& view, const Site& site, const StartFacts& facts);

// The time of the last change, on the clock of this machine: "28.11.2026, 03:41".
[[nodiscard]] std::string say_stand(const std::string& utc);

}  // namespace nachlese::web
