// What the page of a name shows besides its profile: quotations, and curves of the names that occur
// with it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "searcher/api/name_profile.hpp"
#include "web/backend.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// The search for articles with the name; the page links into it.
[[nodiscard]] SearchParameters search_for(const View& view, const search::NameProfile& profile);
// What the person or organization says.
[[nodiscard]] SearchParameters quotes_by(const View& view, const search::NameProfile& profile);
// What others say who use the name; of a person mostly the surname.
[[nodiscard]] SearchParameters quotes_about(const View& view, const search::NameProfile& profile);

// Answers to the two, without what somebody says about himself or herself.
struct NameQuotes {
  search::SearchResponse by;
  search::SearchResponse about;
};
[[nodiscard]] NameQuotes find_quotes(Context& context, const View& view,
                                     const search::NameProfile& profile);

// Curves of the strongest companions, as far as the time goes: by id, the years of the articles
// with both.
using Curves = std::map<std::string, std::vector<search::FacetCount>>;
[[nodiscard]] Curves find_curves(Context& context, const SearchParameters& search,
                                 const search::NameProfile& profile);

}  // namespace nachlese::web
