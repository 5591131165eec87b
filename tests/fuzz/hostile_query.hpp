// Generates hostile queries from the grammar of docs/QUERY.md, one for any string of bytes, and
// measures what they cost.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/searcher.hpp"

namespace nachlese::test {

using namespace nachlese::search;

// The request for these bytes: deterministic, and defined for any bytes.
[[nodiscard]] SearchRequest hostile_request(std::span<const std::uint8_t> bytes);

// The cost of one call into the searcher.
struct Cost {
  std::string_view call;  // the member of Searcher
  double seconds = 0;     // of processor time, in all threads
  double mebibytes = 0;   // largest growth of the memory in use
  bool complete = true;   // false: the request's time ran out
};

// Passes `request` to every member of Searcher that takes text of users.
[[nodiscard]] std::vector<Cost> costs_of(Searcher& searcher, const SearchRequest& request);

// Limits for any call. Sanitizers multiply these.
inline constexpr double kMostSeconds = 2;
inline constexpr double kMostMebibytes = 256;

}  // namespace nachlese::test
