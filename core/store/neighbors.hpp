// Which words stand side by side in an article, as a set that may say yes without reason but never
// no (slot kNeighbors): most articles with the words of a phrase do not have the phrase, and
// reading their order of words to see that is what a phrase costs (docs/DECISIONS.md#neighbors).
//
// Only neighbors of which one is among the most frequent words: the others are so few that their
// order is soon read. A Bloom filter (Bloom 1970) of 4 bits per pair of words, which takes one pair
// in seven for granted that is not there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nachlese::store {

// A pair of neighbors.
using NeighborKey = std::uint32_t;

// The key of the words with these bits (core/store/word_order.hpp) from left to right; nullopt if
// the sets leave such pairs out.
[[nodiscard]] std::optional<NeighborKey> neighbor_key(std::uint16_t left, std::uint16_t right);

// The set for an order as pack_word_order() makes it; empty if it has no such pairs. Throws
// Error(archive) for what is no order.
[[nodiscard]] std::string pack_neighbors(std::string_view word_order);

// Whether the pair may be among those of the set; an empty one does not know.
[[nodiscard]] bool may_be_neighbors(std::string_view packed, NeighborKey key);

}  // namespace nachlese::store
