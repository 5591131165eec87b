// Where the words of quotations have positions of Xapian's own, so that "in the same quotation" and
// "said by this speaker" are questions that its operators answer on remote shards, too. Elsewhere
// core/store/quote_order.hpp answers them.
//
// Behind the positions of an article's texts each quotation has a range of its own. Its words stand
// at every second position, as surfaces, parts, variants, and as stems that they do not begin like;
// the places between them belong to the term of all quotations and to that of the speaker, which
// have no other positions:
//
//   ("Druck auf Moskau", sagt Merz)   1001 druck  1002 XQ, XRfriedrich merz  1003 auf  1004 …
//
// So a word is in a quotation of Merz if his term follows it, a phrase is in one if his term stands
// between its words, and words are in the same one if they and his term are within kQuoteWindow.
#pragma once

#include <cstdint>

namespace nachlese {

// Words of a quotation; a longer one is several ranges.
inline constexpr std::uint32_t kMostQuoteWords = 500;
// From one range to the next, and the distance within which everything is of one quotation.
inline constexpr std::uint32_t kQuoteWindow = 2 * kMostQuoteWords + 1;

}  // namespace nachlese
