// One result, and the chips and links of names and articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/response.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

[[nodiscard]] Html view_hit(const View& view, const search::Hit& hit);
[[nodiscard]] Html view_reading_time(Language language, std::uint64_t bytes);
// Articles as a short list: title, source, date.
[[nodiscard]] Html view_brief(const View& view, const std::vector<search::Hit>& hits);
// Whether `name` is among the persons of whom the text gives the surname only.
[[nodiscard]] bool is_presumed(FacetKind kind, const std::string& name,
                               const std::vector<std::string>& presumed);
// A name as a chip that searches for it. `presumed`: see FacetCount.
[[nodiscard]] Html view_name(const View& view, FacetKind kind, const std::string& name,
                             bool presumed = false);
// A name as a chip that leads to its page; as plain text for kinds that have none.
[[nodiscard]] Html view_name_link(const View& view, FacetKind kind, const std::string& name,
                                  bool presumed = false);
// Address of the page of a person, place or organisation; empty for other kinds.
[[nodiscard]] std::string name_url(const View& view, FacetKind kind, const std::string& name);
// Address of an article; carries the search along, for the marks and the way back.
[[nodiscard]] std::string article_url(const SearchParameters& search, const std::string& id);

}  // namespace nachlese::web
