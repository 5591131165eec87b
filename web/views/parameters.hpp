// What a URL asks for. The pages and the API share one set of parameters, so that a link to a page
// and a call to the API differ in their path only:
//
//   q          the query                                     sort       relevance (default),
//   newest, oldest from, to   2018, 2018-07 or 2018-07-16, inclusive        limit results, 1..100,
//   default 10 offset     results left out before, 0..10000             versions   "all": every
//   version of a text is a result of its own recency    "off": newer articles do not come first
//   among those that fit equally well person place org source section author repeatable; one kind:
//   any of them, several kinds: all of them not-person not-place … repeatable; leaves out facets 1:
//   count facets (API; pages always do)        more       a facet kind to show at full length
//   (pages) compare    a second query, whose articles over time are drawn beside those of the first
//   (pages, timeline) find       shows of the opened facet the values that contain this text
//   (pages) lang       de, en (pages)
//
// An empty value is the same as none.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/base/facet_kind.hpp"
#include "core/base/language.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// A parameter that cannot be understood; becomes 400.
struct BadParameter {
  std::string name;
  std::string detail;
};

struct SearchParameters {
  search::SearchRequest request;
  std::optional<FacetKind> more;
  std::string find;
  std::string compare;
  std::optional<Language> lang;  // only when the URL says so
  std::string base_path;         // before the path of every link (web/http/http.hpp)
};

// The kinds that can be filtered by, in the order of the page.
struct FacetParameter {
  FacetKind kind;
  const char* name;
  const char* english;
  const char* german;
};
inline constexpr FacetParameter kFacetParameters[] = {
    {FacetKind::person, "person", "People", "Personen"},
    {FacetKind::place, "place", "Places", "Orte"},
    {FacetKind::organisation, "org", "Organisations", "Organisationen"},
    {FacetKind::source, "source", "Sources", "Quellen"},
    {FacetKind::section, "section", "Sections", "Ressorts"},
    {FacetKind::author, "author", "Authors", "Autorinnen und Autoren"},
};

inline constexpr std::size_t kMaxLimit = 100;
inline constexpr std::size_t kMaxOffset = 10'000;
inline constexpr std::size_t kMaxQueryBytes = 4'000;
inline constexpr std::size_t kMaxFilters = 50;
inline constexpr std::size_t kFacetValues = 5;       // values a page shows of each kind,
inline constexpr std::size_t kMoreFacetValues = 60;  // and of the one that was opened,
inline constexpr std::size_t kSearchedFacetValues =
    2'000;  // the most frequent ones among which a text is looked for

// Throws BadParameter. Unknown parameters are an error when `strict` (API), so that a misspelt one
// does not go unnoticed; those in `own` are left to the route.
[[nodiscard]] SearchParameters read_search_parameters(
    const Request& request, bool strict, std::initializer_list<std::string_view> own = {});

// The parameter `id`; throws BadParameter without it.
[[nodiscard]] std::string required_id(const Request& request);

// The parameters that are not at their defaults, in a fixed order: equal searches have equal URLs.
[[nodiscard]] Parameters to_parameters(const SearchParameters& search);
[[nodiscard]] std::string search_url(const SearchParameters& search, std::string_view path = "/");

// The address of a path of this server, on the pages of that search.
[[nodiscard]] std::string link_to(const SearchParameters& search, std::string_view path,
                                  const Parameters& parameters = {});

// The search that the response answers: with the corrected query, if nothing was found for the one
// typed.
[[nodiscard]] SearchParameters as_answered(SearchParameters search,
                                           const search::SearchResponse& response);

// A search for everything on the same site, in the same language.
[[nodiscard]] SearchParameters fresh_search(const SearchParameters& search);

// A copy with a filter added or removed, back at the first page.
[[nodiscard]] SearchParameters with_filter(SearchParameters search,
                                           const search::FacetFilter& filter);
[[nodiscard]] SearchParameters without_filter(SearchParameters search,
                                              const search::FacetFilter& filter);
// Limited to a period; nullopt leaves that end open.
[[nodiscard]] SearchParameters with_period(SearchParameters search, std::optional<Date> from,
                                           std::optional<Date> to);
[[nodiscard]] bool has_filter(const SearchParameters& search, const search::FacetFilter& filter);

}  // namespace nachlese::web
