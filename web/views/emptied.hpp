// Why a search found nothing: which part of it could go, and how much it would then find.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/backend.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

struct Emptied {
  struct Way {
    SearchParameters search;
    std::string label;  // with the number
    std::uint64_t total = 0;
  };
  std::vector<Way> ways;  // only such as find something
  std::string first_day;  // of the archive, if the period lies outside; else empty
  std::string last_day;
};

// Nothing for a search that has neither a period nor filters.
[[nodiscard]] Emptied find_emptied(Context& context, const View& view);

}  // namespace nachlese::web
