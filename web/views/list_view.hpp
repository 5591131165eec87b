// The parts around a list of hits: paging, notes on the query, help with the syntax.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/api/response.hpp"
#include "web/views/emptied.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// The names recognized in the query.
[[nodiscard]] Html view_recognized(const View& view, const search::SearchResponse& response);
[[nodiscard]] Html view_paging(const View& view, std::uint64_t total);
// What is to be said about the parameters and, with their places, about the query; on every page.
[[nodiscard]] Html view_notes(const View& view,
                              const std::vector<search::Diagnostic>& diagnostics = {},
                              std::string_view query = {});
// The same with a correction of the query before it.
[[nodiscard]] Html view_diagnostics(const View& view, const search::SearchResponse& response);
// Looser readings of the query, each with its number.
[[nodiscard]] Html view_offers(const View& view, const search::SearchResponse& response);
// Words that the results share, each as a link that adds it to the query.
[[nodiscard]] Html view_related(const View& view, const search::SearchResponse& response);
[[nodiscard]] Html view_syntax(const View& view);
[[nodiscard]] Html view_nothing_found(const View& view, const search::SearchResponse& response,
                                      const Emptied& emptied);

}  // namespace nachlese::web
