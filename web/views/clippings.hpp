// A list of articles that a reader has collected. It lives in the address alone: id=…&note=… for
// each, in the reader's order; the server keeps nothing.
#pragma once

#include <string>
#include <vector>

#include "web/http/http.hpp"

namespace nachlese::web {

struct Clipping {
  std::string id;
  std::string note;  // may be empty
};

inline constexpr std::size_t kMostClippings = 100;
inline constexpr std::size_t kLongestNote = 1'000;  // characters

// Each article once. A note belongs to the id before it. Throws BadParameter for more than
// kMostClippings, and for longer notes.
[[nodiscard]] std::vector<Clipping> read_clippings(const Request& request);

// The parameters of read_clippings().
[[nodiscard]] Parameters to_parameters(const std::vector<Clipping>& clippings);

}  // namespace nachlese::web
