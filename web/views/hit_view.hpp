// A search result, and the chips and links of names and articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/response.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// `place`: among all results, from 1.
[[nodiscard]] Html view_hit(const View& view, const search::Hit& hit, std::size_t place);
[[nodiscard]] Html view_reading_time(Language language, std::uint64_t bytes);
// A short list of articles: title, source, date.
[[nodiscard]] Html view_brief(const View& view, const std::vector<search::Hit>& hits);
// True if `name` is among the persons whom the text names by surname only.
[[nodiscard]] bool is_presumed(FacetKind kind, const std::string& name,
                               const std::vector<std::string>& presumed);
// A chip that searches for the name. `presumed`: see FacetCount.
[[nodiscard]] Html view_name(const View& view, FacetKind kind, const std::string& name,
                             bool presumed = false);
// The same, with a labeled link to the page of the name behind it.
[[nodiscard]] Html view_name_with_profile(const View& view, FacetKind kind, const std::string& name,
                                          bool presumed = false);
// Address of the page of a person, place or organization; empty for other kinds.
[[nodiscard]] std::string name_url(const View& view, FacetKind kind, const std::string& name);
// Address of the chronicle of the search.
[[nodiscard]] std::string chronicle_url(SearchParameters search);
// Address of an article, with the search, for highlights and the way back. `place` among its
// results leads to the neighbors; 0: none.
[[nodiscard]] std::string article_url(const SearchParameters& search, const std::string& id,
                                      std::size_t place = 0);

}  // namespace nachlese::web
