// Suggests titles while somebody types.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/suggestion.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// Titles with all words of `text`, the last possibly unfinished: first those that start with it,
// then the most frequent. A single word needs four letters, since shorter ones are in too many
// titles. None for text with query syntax (quotes, fields, wildcards). Reads only a few articles,
// which bounds the time.
[[nodiscard]] std::vector<Suggestion> suggest_titles(const store::ArchiveDatabase& database,
                                                     text::Analyzer& analyzer,
                                                     std::string_view text, std::size_t limit);

}  // namespace nachlese::search
