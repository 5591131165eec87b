#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

SearchRequest page_request(const SearchParameters& search, Language language) {
  SearchRequest request = search.request;
  request.facets = true;
  request.facet_limit = search.more ? kMoreFacetValues : kFacetValues + 1;  // one more than shown tells whether there are more
  request.language = language;
  if (request.query.empty() && request.sort == Sort::relevance) request.sort = Sort::newest;
  return request;
}

// True for the bare start page.
bool is_start(const SearchParameters& search) {
  const SearchRequest& request = search.request;
  return request.query.empty() && request.filters.empty() && !request.from && !request.to && request.offset == 0;
}

Html sorting(const View& view) {
  constexpr std::pair<Sort, Phrase> kSorts[] = {
      {Sort::relevance, text::kSortRelevance}, {Sort::newest, text::kSortNewest}, {Sort::oldest, text::kSortOldest}};
  Html links;
  for (const auto& [sort, label] : kSorts) {
    if (view.search.request.query.empty() && sort == Sort::relevance) continue;  // nothing to be relevant to
    const bool current = view.search.request.sort == sort ||
                         (view.search.request.query.empty() && sort == Sort::newest && view.search.request.sort == Sort::relevance);
    SearchParameters search = view.search;
    search.request.sort = sort;
    search.request.offset = 0;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(search_url(search), current ? R"( aria-current="true")"_html : ""_html,
                                                      say(view.language, label));
  }
  return R"(<nav class="sort" aria-label="{}"><ul>{}</ul></nav>)"_html(say(view.language, text::kSort), links);
}

Html summary(const View& view, const SearchResponse& response) {
  std::string total = say(view.language, text::kHits, response.total);
  if (!response.total_exact) total = say(view.language, text::kAbout, total);
  const auto milliseconds = static_cast<std::uint64_t>(response.took_ms + 0.5);
  const std::string took = say(view.language, text::kTook, milliseconds == 0 ? "< 1" : say_number(view.language, milliseconds));
  return R"(<div class="summary"><h1>{} <small>{}</small></h1>{}</div>)"_html(total, took, sorting(view));
}

Html hits(const View& view, const SearchResponse& response) {
  if (response.hits.empty()) return view_nothing_found(view, response);
  Html items;
  std::size_t number = view.search.request.offset;
  for (const Hit& hit : response.hits) items += view_hit(view, hit, ++number);
  return R"(<ol class="hits" start="{}">{}</ol>)"_html(view.search.request.offset + 1, items);
}

}  // namespace

Response search_page(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, false);
  const Language language = preferred_language(request);
  const View view{search, language};
  const SearchResponse response = context.backend.search(page_request(search, language));

  Page page;
  page.language = language;
  page.title = search.request.query;
  page.search = search;
  page.start = is_start(search);
  const Facets none;
  const Facets& facets = response.facets ? *response.facets : none;
  const Html intro = page.start ? R"(<p class="tagline">{}</p>)"_html(say(language, text::kTagline)) : Html();
  page.body = R"(<div class="columns">
{}<main id="main" tabindex="-1">
<div class="notices">{}{}{}</div>{}{}{}{}{}
</main></div>)"_html(view_facets(view, facets), intro, view_diagnostics(view, response), view_syntax(view, page.start),
                     view_active_filters(view), view_timeline(view, facets.months), summary(view, response), hits(view, response),
                     view_paging(view, response.total));
  return to_response(page, request);
}

}  // namespace nachlese
