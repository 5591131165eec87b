// The words of an article's quotations, packed as a word order (slot kQuoteOrder): each quotation
// is a run of positions. Its words are there as surfaces, parts, variants, and as stems that they
// do not begin like; the terms of its speakers stand before the first one.
//
//   („Druck auf Moskau“, sagt Merz)   1 XRfriedrich merz  2 druck  3 auf  4 moskau
//
// Runs are so far apart that what is within kMostQuoteWords is of one quotation, and what follows a
// speaker within kMostQuoteWords is his or hers.
#pragma once

#include <cstdint>

#include "core/base/quote_positions.hpp"

namespace nachlese::store {

// The first position of a run behind one that ends at `last`.
[[nodiscard]] constexpr std::uint32_t next_quote_position(std::uint32_t last) {
  return last + kMostQuoteWords + 1;
}

}  // namespace nachlese::store
