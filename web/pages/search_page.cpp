#include "web/pages/search_page.hpp"

#include <algorithm>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"
#include "web/views/quote_view.hpp"
#include "web/views/timeline.hpp"
#include "web/views/timeline_view.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kRelatedWords = 8;  // under the results

search::SearchRequest page_request(const SearchParameters& search, Language language) {
  search::SearchRequest request = search.request;
  request.facets = true;
  request.facet_limit = search.more ? kMoreFacetValues
                                    // one more than shown, to know whether there are more
                                    : kFacetValues + 1;
  if (search.more && !search.find.empty()) request.facet_limit = kSearchedFacetValues;
  request.language = language;
  if (!request.query.empty()) request.related = kRelatedWords;
  if (request.query.empty() && request.sort == search::Sort::relevance)
    request.sort = search::Sort::newest;
  return request;
}

// The request for the second query, of which only the counts over time are shown.
search::SearchRequest compared_request(const SearchParameters& search, Language language) {
  search::SearchRequest request = search.request;
  request.query = search.compare;
  request.facets = true;
  request.facet_limit = 0;
  request.limit = 1;
  request.offset = 0;
  request.language = language;
  return request;
}

// True for the bare start page.
bool is_start(const SearchParameters& search) {
  const search::SearchRequest& request = search.request;
  return request.query.empty() && request.filters.empty() && !request.from && !request.to &&
         request.offset == 0;
}

Html sorting(const View& view) {
  Html links;
  for (const auto& [sort, name] : search::kSorts) {
    if (view.search.request.query.empty() && sort == search::Sort::relevance)
      continue;  // nothing to be relevant to
    const bool current = view.search.request.sort == sort ||
                         (view.search.request.query.empty() && sort == search::Sort::newest &&
                          view.search.request.sort == search::Sort::relevance);
    SearchParameters search = view.search;
    search.request.sort = sort;
    search.request.offset = 0;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(
        search_url(search), current ? R"( aria-current="true")"_html : ""_html,
        say(view.language, messages::kSortLabels[static_cast<std::size_t>(sort)]));
  }
  return R"(<nav class="sort" aria-label="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kSort), links);
}

// Chooses what every number of the page counts, where it makes a difference.
Html units(const View& view, const search::SearchResponse& response) {
  if (view.search.request.collapse && response.versions <= response.articles) return {};
  Html links;
  for (const bool collapse : {true, false}) {
    SearchParameters search = view.search;
    search.request.collapse = collapse;
    search.request.offset = 0;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(
        search_url(search),
        view.search.request.collapse == collapse ? R"( aria-current="true")"_html : ""_html,
        say(view.language, collapse ? messages::kArticles : messages::kAllVersions));
  }
  return R"(<nav class="unit" aria-label="{}" title="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kUnit), say(view.language, messages::kAboutUnit), links);
}

// 12 quotations in 5 articles.
Html quote_summary(const View& view, const search::QuoteList& quotes, std::uint64_t articles) {
  std::string total = say(view.language, messages::kQuoteCount, quotes.total);
  if (!quotes.exact) total = say(view.language, messages::kQuotesAtLeast, total);
  return R"(<div class="summary"><h1>{} <small>{}</small></h1>{}{}</div>)"_html(
      total, say(view.language, messages::kInArticles, articles), view_tabs(view), sorting(view));
}

Html summary(const View& view, const search::SearchResponse& response) {
  if (response.quotes) return quote_summary(view, *response.quotes, response.total);
  std::string total = say_hits(view, response.total);
  if (!response.total_exact) total = say(view.language, messages::kAbout, total);
  const auto milliseconds = static_cast<std::uint64_t>(response.took_ms + 0.5);
  const std::string took = say(view.language, messages::kTook,
                               milliseconds == 0 ? "< 1" : say_number(view.language, milliseconds));
  return R"(<div class="summary"><h1>{} <small>{}</small></h1>{}{}{}</div>)"_html(
      total, took, view_tabs(view), units(view, response), sorting(view));
}

// Puts names that many results share first, since a hit shows only a few.
void order_names(std::vector<std::string>& names, const std::vector<search::FacetCount>& frequent) {
  const auto rank = [&](const std::string& name) {
    return std::ranges::find(frequent, name, &search::FacetCount::value) - frequent.begin();
  };
  std::ranges::stable_sort(names, {}, rank);
}

void order_names(search::SearchResponse& response) {
  if (!response.facets) return;
  const auto& frequent = response.facets->by_kind;
  for (search::Hit& hit : response.hits) {
    order_names(hit.persons, frequent[index_of(FacetKind::person)]);
    order_names(hit.places, frequent[index_of(FacetKind::place)]);
    order_names(hit.organisations, frequent[index_of(FacetKind::organisation)]);
  }
}

Html hits(const View& view, const search::SearchResponse& response) {
  if (response.quotes) return view_quotes(view, *response.quotes);
  if (response.hits.empty()) return view_nothing_found(view, response);
  Html items;
  const SearchParameters answered = as_answered(view.search, response);
  for (const search::Hit& hit : response.hits) items += view_hit({answered, view.language}, hit);
  return R"(<ol class="hits" start="{}">{}</ol>)"_html(view.search.request.offset + 1, items);
}

}  // namespace

Response search_page(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const Language language = preferred_language(request);
  const View view{search, language};
  search::SearchResponse response = context.search(page_request(search, language));
  order_names(response);
  add_notes(search, language, response);

  const std::uint64_t total = response.quotes ? response.quotes->total : response.total;
  Page page;
  page.language = language;
  page.title = search.request.query;
  page.search = search;
  page.start = is_start(search);
  const search::Facets none;
  const search::Facets& facets = response.facets ? *response.facets : none;
  std::optional<search::SearchResponse> other;
  if (!search.compare.empty()) other = context.search(compared_request(search, language));
  const Timeline timeline =
      make_timeline(search.request, facets, other && other->facets ? &*other->facets : nullptr);
  const Html intro =
      page.start ? R"(<p class="tagline">{}</p>)"_html(say(language, messages::kTagline)) : Html();
  page.body = R"(<div class="columns">
{}<main id="main" tabindex="-1">
<div class="notices">{}{}{}{}</div>{}{}{}{}{}{}{}
</main></div>)"_html(
      view_facets(view, facets), intro, view_diagnostics(view, response),
      view_recognized(view, response), view_syntax(view, page.start), view_active_filters(view),
      view_timeline(view, timeline, true), summary(view, response), hits(view, response),
      view_offers(view, response) + view_related(view, response), view_paging(view, total),
      R"(<div class="end">{}{}</div>)"_html(view_page_sizes(view, total),
                                            view_keep(view, response)));
  Response answer = to_response(page, request);
  answer.lasting = response.complete && (!other || other->complete);
  return answer;
}

}  // namespace nachlese::web
