// Hostile queries out of the grammar of docs/QUERY.md, one for each row of bytes, and what it costs
// to answer them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/searcher.hpp"

namespace nachlese::test {

using namespace nachlese::search;

// The same bytes always make the same request. Every row of bytes makes one.
[[nodiscard]] SearchRequest hostile_request(std::span<const std::uint8_t> bytes);

// What one call into the searcher took.
struct Cost {
  std::string_view call;  // the member of Searcher
  double seconds = 0;     // of processor time, in all threads
  double mebibytes = 0;   // by which the memory in use grew at most
  bool complete = true;   // false: the time of the request was up
};

// Answers `request` by every member of Searcher that takes text of users.
[[nodiscard]] std::vector<Cost> costs_of(Searcher& searcher, const SearchRequest& request);

// What no call may exceed, whatever it is asked. Sanitizers take several times as much.
inline constexpr double kMostSeconds = 2;
inline constexpr double kMostMebibytes = 256;

}  // namespace nachlese::test
