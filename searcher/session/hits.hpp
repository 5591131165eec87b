// Documents → what users see of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/archive_database.hpp"
#include "searcher/api/response.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/present/highlights.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// Without score and duplicates.
[[nodiscard]] Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
                           const Xapian::Document& document, const Wanted& wanted);

// The names in the document's facet slot, by kind, in alphabetical order. A surname alone is
// replaced by the person it is presumed to mean, who is added to `presumed`.
[[nodiscard]] std::vector<std::string> facet_values(Searcher::State& state,
                                                    const store::ArchiveDatabase& database,
                                                    const Xapian::Document& document,
                                                    FacetKind kind,
                                                    std::vector<std::string>& presumed);

// Where the wanted words stand in a text.
[[nodiscard]] std::vector<Mark> marks_in(std::string_view text, const Wanted& wanted,
                                         text::Analyzer& analyzer);

}  // namespace nachlese::search
