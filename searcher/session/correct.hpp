// "Did you mean …": corrects words of a query that the archive hardly knows to words that it knows
// well.
#pragma once

#include <string>
#include <string_view>

#include "core/store/archive_database.hpp"
#include "searcher/engine/budget.hpp"
#include "searcher/query/ast.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// The query with its unknown words corrected; empty if there is nothing to correct. Only corrects
// plain words; quoted or exact words, patterns and values of fields are meant literally. The caller
// must check whether the result finds more. Each word of the vocabulary that it reads takes some of
// the budget; throws TimeIsUp.
[[nodiscard]] std::string corrected_query(const query::Node& tree, std::string_view text,
                                          const store::ArchiveDatabase& database,
                                          text::Analyzer& analyzer, QueryBudget& budget);

// Weighted edit distance of `typed` from `meant`: 1 for a letter too many, missing or wrong; less
// for neighbors on a German keyboard, doubled or swapped letters and missing dots; more at the
// start of the word.
[[nodiscard]] double typing_distance(std::u32string_view typed, std::u32string_view meant);

}  // namespace nachlese::search
