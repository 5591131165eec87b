// Parts of pages, each a function from results to Html.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "web/html.hpp"
#include "web/parameters.hpp"
#include "web/timeline.hpp"

namespace nachlese {

// What a part needs to know of the page that it is on.
struct View {
  const SearchParameters& search;
  Language language;
};

[[nodiscard]] Html view_hit(const View& view, const Hit& hit);
[[nodiscard]] Html view_facets(const View& view, const Facets& facets);
[[nodiscard]] Html view_active_filters(const View& view);
[[nodiscard]] Html view_timeline(const View& view, const Timeline& timeline, bool on_search_page);
// The parameters of a search as fields of a form.
[[nodiscard]] Html view_hidden_fields(const SearchParameters& search);
// The persons, places and organisations that the query was understood to speak of.
[[nodiscard]] Html view_recognised(const View& view, const SearchResponse& response);
// Ways to follow, download and remember a search.
[[nodiscard]] Html view_keep(const View& view);
[[nodiscard]] Html view_page_sizes(const View& view, std::uint64_t total);
[[nodiscard]] Html view_reading_time(Language language, std::uint64_t bytes);
// Articles as a short list: title, source, date.
[[nodiscard]] Html view_brief(const View& view, const std::vector<Hit>& hits);
[[nodiscard]] Html view_paging(const View& view, std::uint64_t total);
[[nodiscard]] Html view_diagnostics(const View& view, const SearchResponse& response);
[[nodiscard]] Html view_syntax(const View& view, bool open);
[[nodiscard]] Html view_nothing_found(const View& view, const SearchResponse& response);

// Whether `name` is among the persons of whom the text gives the surname only.
[[nodiscard]] bool is_presumed(FacetKind kind, const std::string& name, const std::vector<std::string>& presumed);

// A name as a chip that searches for it. `presumed`: see FacetCount.
[[nodiscard]] Html view_name(const View& view, FacetKind kind, const std::string& name, bool presumed = false);

// A name as a chip that leads to its page; as plain text for kinds that have none.
[[nodiscard]] Html view_name_link(const View& view, FacetKind kind, const std::string& name, bool presumed = false);

// Address of the page of a person, place or organisation; empty for other kinds.
[[nodiscard]] std::string name_url(const View& view, FacetKind kind, const std::string& name);

// Address of an article; carries the search along, for the marks and the way back.
[[nodiscard]] std::string article_url(const SearchParameters& search, const std::string& id);

}  // namespace nachlese
