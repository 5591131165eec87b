#include "web/pages/search_page.hpp"

#include <algorithm>

#include "core/base/period.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "web/finds/emptied.hpp"
#include "web/finds/over_time.hpp"
#include "web/finds/start_facts.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"
#include "web/views/period_view.hpp"
#include "web/views/quote_view.hpp"
#include "web/views/start_view.hpp"
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

// By date an article counts as much as any other that has the words somewhere; so this offers to
// leave those out.
Html clearness(const View& view) {
  const search::SearchRequest& request = view.search.request;
  const bool several = request.query.find(' ') != std::string::npos;
  if (!request.clear && (request.sort == search::Sort::relevance || !several)) return {};
  SearchParameters search = view.search;
  search.request.clear = !request.clear;
  search.request.offset = 0;
  return R"(<a class="clear-only" href="{}"{} title="{}">{}</a>)"_html(
      search_url(search), request.clear ? R"( aria-current="true")"_html : ""_html,
      say(view.language, messages::kAboutClear), say(view.language, messages::kClear));
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
        say(view.language, collapse ? messages::kTogether1 : messages::kApart));
  }
  return R"(<nav class="unit" aria-label="{}" title="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kUnit), say(view.language, messages::kAboutUnit), links);
}

// 12 quotations in 5 articles.
Html quote_summary(const View& view, const search::QuoteList& quotes, std::uint64_t articles) {
  std::string total = say(view.language, messages::kQuoteCount, quotes.total);
  if (!quotes.exact) total = say(view.language, messages::kQuotesAtLeast, total);
  return R"(<div class="summary" data-total="{}"><h1>{} <small>{}</small></h1>{}{}</div>)"_html(
      quotes.total, total, say(view.language, messages::kInArticles, articles), view_tabs(view),
      sorting(view));
}

Html summary(const View& view, const search::SearchResponse& response) {
  if (response.quotes) return quote_summary(view, *response.quotes, response.total);
  std::string total = say_hits(view, response.total);
  if (!response.total_exact) total = say(view.language, messages::kAbout, total);
  const auto milliseconds = static_cast<std::uint64_t>(response.took_ms + 0.5);
  const std::string took = say(view.language, messages::kTook,
                               milliseconds == 0 ? "< 1" : say_number(view.language, milliseconds));
  return R"(<div class="summary" data-total="{}"><h1>{} <small>{}</small></h1>{}{}{})"
         R"(</div>)"_html(response.total, total, took, view_tabs(view), units(view, response),
                          response.total == 0 ? Html() : sorting(view) + clearness(view));
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

// What a printed list is about, since neither box nor filters are printed.
Html printed_heading(const View& view, const Site& site) {
  std::string what = view.search.request.query.empty()
                         ? std::string(say(view.language, messages::kAllArticles))
                         : view.search.request.query;
  for (const search::FacetFilter& filter : view.search.request.filters) {
    const Message& kind = info(filter.kind).one;
    what += " · ";
    what += filter.exclude ? say(view.language, messages::kNot, filter.value)
                           : std::string(kind.in(view.language)) + ": " + filter.value;
  }
  if (const std::string period = say_period(view); !period.empty()) what += " · " + period;
  return R"(<p class="printed"><strong>{}</strong><br>{}, {}</p>)"_html(
      what, site.name, say_date(view.language, to_iso(local_today())));
}

Html hits(const View& view, const search::SearchResponse& response, const Emptied& emptied) {
  if (response.quotes) return view_quotes(view, *response.quotes);
  if (response.hits.empty()) return view_nothing_found(view, response, emptied);
  Html items;
  const SearchParameters answered = as_answered(view.search, response);
  std::size_t place = view.search.request.offset;
  for (const search::Hit& hit : response.hits)
    items += view_hit({answered, view.language}, hit, ++place);
  return R"(<ol class="hits" start="{}">{}</ol>)"_html(view.search.request.offset + 1, items);
}

}  // namespace

Response search_page(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const Language language = preferred_language(request);
  const View view{search, language};
  search::SearchResponse response = context.search(page_request(search, language));
  order_names(response);

  const std::uint64_t total = response.quotes ? response.quotes->total : response.total;
  Page page;
  page.language = language;
  page.title = search.request.query;
  page.search = search;
  page.start = is_start(search);
  page.sheets.clear();
  const search::Facets none;
  const search::Facets& facets = response.facets ? *response.facets : none;
  const OverTime over_time = find_over_time(context, search, response, true);
  const ChartParts parts{response.total, over_time, over_time.series(facets)};
  const bool finer = search.step && can_show(parts.series, *search.step, over_time.all_counts());
  const Timeline timeline = make_timeline(
      search.request, parts.series, finer ? search.step : std::nullopt, over_time.all_counts());
  Html intro = printed_heading(view, site_of(request));
  if (page.start) {
    StartFacts facts = find_start_facts(context, local_today());
    facts.articles = response.total;
    intro = view_start(view, site_of(request), facts);
  }
  const Emptied emptied =
      total == 0 && !response.quotes ? find_emptied(context, search) : Emptied();
  page.instant = site_of(request).instant && !search.request.quotes;
  page.body = R"(<div class="columns">
{}<main id="main" tabindex="-1">
<div class="notices">{}{}{}{}</div>{}{}{}{}{}{}{}
</main></div>)"_html(
      view_facets(view, facets), intro, view_diagnostics(view, response),
      view_recognized(view, response), view_syntax(view), view_active_filters(view),
      view_timeline(view, timeline, &parts), summary(view, response), hits(view, response, emptied),
      view_offers(view, response) + view_related(view, response), view_paging(view, total),
      R"(<div class="end">{}{}</div>)"_html(view_page_sizes(view, total),
                                            total == 0 ? Html() : view_keep(view, response)));
  return to_response(page, request);
}

}  // namespace nachlese::web
