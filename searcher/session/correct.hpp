// "Did you mean …": words of a query that the archive hardly knows, against the words it knows
// well.
#pragma once

#include <string>
#include <string_view>

#include "core/store/archive_database.hpp"
#include "searcher/engine/budget.hpp"
#include "searcher/query/ast.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// The query with its unknown words corrected; empty if there is nothing to correct. Looks at plain
// words only: what is quoted, exact, a pattern or the value of a field is meant as it stands.
// Whether the corrected query finds more is for the caller to see. Each word of the vocabulary that
// is looked at takes a part of the budget; throws TimeIsUp.
[[nodiscard]] std::string corrected_query(const query::Node& tree, std::string_view text,
                                          const store::ArchiveDatabase& database,
                                          text::Analyzer& analyzer, QueryBudget& budget);

// What it takes to type `typed` for `meant`, in letters: 1 for a letter too many, missing or wrong,
// less for neighbors on a German keyboard, doubled letters, swapped letters and missing dots, more
// at the beginning of the word.
[[nodiscard]] double typing_distance(std::u32string_view typed, std::u32string_view meant);

}  // namespace nachlese::search
