// Why a search found nothing: which part of it could go, and how much it would then find.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/views/parameters.hpp"

namespace nachlese::web {

struct Emptied {
  enum class Without : std::uint8_t { period, filters, filter, period_and_filters, nearness };
  struct Way {
    Without without = Without::period;
    std::string value;  // of the filter
    SearchParameters search;
    std::uint64_t total = 0;
  };
  std::vector<Way> ways;  // only such as find something
  std::string first_day;  // of the archive, if there is a period; else empty
  std::string last_day;
};

}  // namespace nachlese::web
