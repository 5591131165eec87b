// Two versions of an article beside each other.
#pragma once

#include "web/views/article_changes.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// Address of the comparison of two articles; without `with` of the list of versions.
[[nodiscard]] std::string versions_url(const SearchParameters& search, const std::string& id,
                                       const std::string& with = {});
// "12 words added, 3 cut"; without such, whether the headline is another one.
[[nodiscard]] std::string say_changes(Language language, const ArticleChange& change);
// Pieces of one side, with what differs marked as removed or added.
[[nodiscard]] Html view_pieces(const std::vector<DiffPiece>& pieces);
// Both texts in two columns, sentence by sentence; long stretches that are the same are folded.
[[nodiscard]] Html view_side_by_side(const View& view, const ArticleChange& change);

}  // namespace nachlese::web
