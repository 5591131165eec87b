// Which words stand side by side in an article, told without reading their order. Most articles
// with the words of a phrase do not have the phrase, and reading their orders to see that is what a
// phrase costs (docs/DECISIONS.md#neighbors). The pairs of an article are divided into parts, each
// in a slot of its own (from kNeighbors on), so that a pair reads one part of each article:
//
//   frequent   varint length in bytes, then in varints the distances between the codes of the pairs
//              of two of the most frequent words, ascending: all that are there, and no others
//   others     the rest: a Bloom filter (Bloom 1970) of all other pairs, 4 bits for each, which
//              takes one pair in seven for granted that is not there
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/store/schema.hpp"
#include "core/store/word_order.hpp"

namespace nachlese::store {

// A pair of neighbors.
struct NeighborKey {
  std::uint32_t code = 0;  // within the part, if frequent
  unsigned part = 0;
  bool frequent = false;  // both are among the most frequent words
};

using NeighborParts = std::array<std::string, schema::kNeighborParts>;

// The key of two surface forms from left to right.
[[nodiscard]] NeighborKey neighbor_key(std::string_view left, std::string_view right);

// `words`: by position, ascending; `terms`: of which they are indices. All are empty if there are
// no pairs, else none.
[[nodiscard]] NeighborParts pack_neighbors(std::span<const PlacedWord> words,
                                           std::span<const std::string> terms);

enum class Neighborhood : std::uint8_t { no, maybe, yes };

// Whether the pair is among those of its part; an empty one does not know. Throws Error(archive)
// for what is no set.
[[nodiscard]] Neighborhood look_up_neighbors(std::string_view packed, NeighborKey key);

}  // namespace nachlese::store
