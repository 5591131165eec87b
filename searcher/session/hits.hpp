// Turns documents into the hits that users see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"
#include "core/base/facet_kind.hpp"
#include "core/store/archive_database.hpp"
#include "searcher/api/response.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/present/highlights.hpp"
#include "searcher/session/hit_document.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// The hit for a document, which holds `article`, without score and duplicates.
[[nodiscard]] Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
                           const HitDocument& document, const Article& article,
                           const Wanted& wanted);

// The names of one kind in a value of the slot of facets, in alphabetical order. A surname alone is
// replaced by the person that it is presumed to mean; that person is added to `presumed`.
[[nodiscard]] std::vector<std::string> facet_values(Searcher::State& state,
                                                    const store::ArchiveDatabase& database,
                                                    std::string_view packed, FacetKind kind,
                                                    std::vector<std::string>& presumed);

// The places of the wanted words in a text.
[[nodiscard]] std::vector<Mark> marks_in(std::string_view text, const Wanted& wanted,
                                         text::Analyzer& analyzer);

}  // namespace nachlese::search
