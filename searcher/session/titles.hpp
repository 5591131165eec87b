// Suggestions of whole titles while somebody types.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/suggestion.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// Titles with all words of `text`, the last of which may be unfinished: those that begin like it
// first, then the most frequent ones. A single word needs four letters, since shorter beginnings
// are in too many titles to choose from; what only a query can contain (quotes, fields, wildcards)
// is in none. Of many articles only a few are looked at, which bounds the time.
[[nodiscard]] std::vector<Suggestion> suggest_titles(const store::ArchiveDatabase& database,
                                                     text::Analyzer& analyzer,
                                                     std::string_view text, std::size_t limit);

}  // namespace nachlese::search
