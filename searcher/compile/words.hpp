// One word of a query as a Xapian query over its layers.
#pragma once

#include <xapian.h>

#include "searcher/result/wanted.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese {

// The best of: the form as written, other forms, the word as part of a compound, and for a compound its parts apart.
// `other` is the word's second reading or null. Notes what to mark as query word number `group`.
[[nodiscard]] Xapian::Query word_query(const Word& word, const Word* other, std::uint32_t group, Wanted& wanted);

// The same in title, kicker and subtitle.
[[nodiscard]] Xapian::Query title_word_query(const Word& word, const Word* other, std::uint32_t group, Wanted& wanted);

[[nodiscard]] Xapian::Query scaled(const Xapian::Query& query, double factor);

}  // namespace nachlese
