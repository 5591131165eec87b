// The parameters of a URL, shared by pages and API, so that the URL of a page and the API call
// differ only in their path:
//
//   q           the query
//   view        "quotes": quotations with the words instead of articles
//   sort        relevance (default), newest, oldest
//   from, to    2018, 07.2018, 16.07.2018, 2018-07-16, gestern …, inclusive
//   limit       results, 1..100, default 10
//   offset      results skipped, 0..10000
//   versions    "all": every version of a text is a result of its own and counts
//   clear       1: only articles in which the words of the query stand near each other
//   recency     "off": do not prefer newer articles among those that fit equally well
//   feedback    "off": do not prefer articles with the words that the best articles share
//   person place org source section author says
//               repeatable; all of several kinds. Of one kind: all persons, places and
//               organizations, any of the others
//   match-person match-place …
//               "any" or "all" values of this kind
//   match       the same for every kind
//   not-person not-place …
//               repeatable; excludes
//   facets      1: count facets (API; pages always do)
//   more        a facet kind to show at full length (pages)
//   find        text that the shown values of that facet must contain (pages)
//   compare     another query, whose articles over time are drawn beside; up to three (pages,
//               timeline)
//   scale       count (default) or share: of all articles of the time (pages, timeline)
//   step        year, month, day: of the bars over time (pages, timeline)
//   lang        de, en (pages)
//
// An empty value counts as none.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/facet_kind.hpp"
#include "core/base/language.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// A malformed parameter; becomes 400.
struct BadParameter {
  std::string name;
  std::string detail;
};

// A parameter that is not taken as it stands, and what people are told about it.
struct ParameterNote {
  std::string_view code;  // stable
  Message text;           // with a hole for the value
  std::string value;
};

struct SearchParameters {
  search::SearchRequest request;
  std::vector<ParameterNote> notes;
  std::optional<FacetKind> more;
  std::string find;
  std::vector<std::string> compare;     // at most kMostCompared
  bool share = false;                   // over time, shares of all articles as well as counts
  std::optional<Date::Precision> step;  // of the bars over time
  std::optional<Language> lang;         // only if the URL has it
  std::string base_path;                // before the path of every link (web/http/http.hpp)
};

inline constexpr std::size_t kMaxLimit = 100;
inline constexpr std::size_t kMaxOffset = 10'000;
inline constexpr std::size_t kMaxQueryBytes = 4'000;
// Of one parameter; a group of sources is a filter for each. All together are bounded by the length
// of an address and by searcher/api/bounds.hpp.
inline constexpr std::size_t kMaxFilters = 200;
inline constexpr std::size_t kMostCompared = 3;

// How strictly parameters are read. Pages answer without what they cannot read, and note it;
// programs are refused. The API refuses unknown names, too, so that typos do not go unnoticed.
enum class Strictness : std::uint8_t { page, feed, api };

// Throws BadParameter. `own` lists the parameters that the route reads itself. A period that ends
// before it begins is turned round, with a note.
[[nodiscard]] SearchParameters read_search_parameters(
    const Request& request, Strictness strictness,
    std::initializer_list<std::string_view> own = {});

// Puts the notes before the diagnostics of the answer.
void add_notes(const SearchParameters& search, Language language, search::SearchResponse& response);

// The parameter `id`; throws BadParameter if it is missing.
[[nodiscard]] std::string required_id(const Request& request);

// The parameters that differ from their defaults, in a fixed order, so that equal searches have
// equal URLs.
[[nodiscard]] Parameters to_parameters(const SearchParameters& search);
[[nodiscard]] std::string search_url(const SearchParameters& search, std::string_view path = "/");

// Address of a path of this server, with its base path.
[[nodiscard]] std::string link_to(const SearchParameters& search, std::string_view path,
                                  const Parameters& parameters = {});

// The search that the response answers: with the corrected query if the typed one found nothing.
[[nodiscard]] SearchParameters as_answered(SearchParameters search,
                                           const search::SearchResponse& response);

// A search for everything, with base path, language and unit of `search`.
[[nodiscard]] SearchParameters fresh_search(const SearchParameters& search);

// A copy with a filter added or removed, back at the first page.
[[nodiscard]] SearchParameters with_filter(SearchParameters search,
                                           const search::FacetFilter& filter);
[[nodiscard]] SearchParameters without_filter(SearchParameters search,
                                              const search::FacetFilter& filter);
// A copy limited to a period; nullopt leaves that end open.
[[nodiscard]] SearchParameters with_period(SearchParameters search, std::optional<Date> from,
                                           std::optional<Date> to);
// A copy without what only concerns a page of results: place in the list, opened facet, comparison.
[[nodiscard]] SearchParameters without_page(SearchParameters search);
// True if a value of the kind is required.
[[nodiscard]] bool is_chosen(const SearchParameters& search, FacetKind kind);
[[nodiscard]] bool has_filter(const SearchParameters& search, const search::FacetFilter& filter);

}  // namespace nachlese::web
