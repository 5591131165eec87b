// The words and names that belong to what was found: those that the articles have far more often
// than the archive.
//
// Example: Nawalny → Nowitschok, Charité, Julia Nawalnaja. What differs in March 2020 from other
// months: Corona, Kontaktverbot, Christian Drosten.
#pragma once

#include <optional>
#include <vector>

#include "searcher/api/related_word.hpp"
#include "searcher/session/find.hpp"

namespace nachlese::search {

// Where the request ranks, those of its best articles, of which `found` must have kRelatedFrom;
// else of a sample of all matches. `most` of them at most, best first. Nothing that the query has
// already, and nothing that is everywhere. What is read of articles stays in `found`, for its hits.
[[nodiscard]] std::vector<RelatedWord> related_words(Searcher::State& state,
                                                     const store::ArchiveDatabase& database,
                                                     const SearchRequest& request, Found& found,
                                                     std::size_t most);

inline constexpr std::size_t kRelatedFrom = 15;

}  // namespace nachlese::search
