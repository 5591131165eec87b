// The parts around a list of hits: paging, notes on the query, help with the syntax.
#pragma once

#include <cstdint>

#include "searcher/api/response.hpp"
#include "web/views/emptied.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// The names recognized in the query.
[[nodiscard]] Html view_recognized(const View& view, const search::SearchResponse& response);
[[nodiscard]] Html view_paging(const View& view, std::uint64_t total);
[[nodiscard]] Html view_diagnostics(const View& view, const search::SearchResponse& response);
// Looser readings of the query, each with its number.
[[nodiscard]] Html view_offers(const View& view, const search::SearchResponse& response);
// Words that the results share, each as a link that adds it to the query.
[[nodiscard]] Html view_related(const View& view, const search::SearchResponse& response);
[[nodiscard]] Html view_syntax(const View& view);
[[nodiscard]] Html view_nothing_found(const View& view, const search::SearchResponse& response,
                                      const Emptied& emptied);

}  // namespace nachlese::web
