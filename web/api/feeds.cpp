#include "web/api/feeds.hpp"

// Formats for following an archive: Atom (RFC 4287), JSON Feed 1.1 and OpenSearch 1.1.
#include <nlohmann/json.hpp>

#include "web/views/atom.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/html.hpp"
#include "web/views/messages.hpp"
#include "web/views/parameters.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
// Address of this server as the client knows it; empty if the Host header is no plain authority.
std::string origin_of(const Request& request) {
  const std::string_view host = request.header("Host");
  const bool plain =
      !host.empty() && host.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") ==
                           std::string_view::npos;
  const std::string scheme = request.header("X-Forwarded-Proto") == "https" ? "https" : "http";
  return plain ? scheme + "://" + std::string(host) : std::string();
}

namespace {

search::SearchResponse newest_of(Context& context, search::SearchRequest request,
                                 Language language) {
  request.sort = search::Sort::newest;
  request.quoting = true;
  request.language = language;
  return context.search(request);
}

}  // namespace

Response atom_feed(Context& context, const Request& request) {
  SearchParameters search = read_search_parameters(request, Strictness::feed);
  const Language language = preferred_language(request);
  const search::SearchResponse response = newest_of(context, search.request, language);
  const std::string base = origin_of(request);
  search.request.limit = search::SearchRequest().limit;
  const SearchParameters answered = as_answered(search, response);
  std::vector<AtomEntry> entries;
  for (const search::Hit& hit : response.hits)
    entries.push_back({hit.id, hit.title, base + article_url(answered, hit.id), hit.published,
                       hit.authors, marked(hit.snippet)});
  const std::string updated =
      response.hits.empty() ? std::string() : response.hits.front().published;
  const AtomFeed feed{search_url(search),
                      search.request.query,
                      std::string(info(language).code),
                      updated,
                      base + search_url(search, "/feed.atom"),
                      base + search_url(search),
                      site_of(request).name};
  return {200, "application/atom+xml; charset=utf-8", atom_document(feed, entries), {}};
}

Response json_feed(Context& context, const Request& request) {
  using Json = nlohmann::ordered_json;
  SearchParameters search = read_search_parameters(request, Strictness::feed);
  const Language language = preferred_language(request);
  const search::SearchResponse response = newest_of(context, search.request, language);
  const std::string base = origin_of(request);
  search.request.limit = search::SearchRequest().limit;
  const SearchParameters answered = as_answered(search, response);
  Json items = Json::array();
  for (const search::Hit& hit : response.hits) {
    Json item = {{"id", "urn:nachlese:article:" + percent_encode(hit.id)},
                 {"url", base + article_url(answered, hit.id)},
                 {"title", hit.title},
                 {"content_html", marked(hit.snippet).str()}};
    if (is_web_address(hit.url)) item["external_url"] = hit.url;
    if (!hit.published.empty()) item["date_published"] = atom_time(hit.published);
    for (const std::string& author : hit.authors) item["authors"].push_back({{"name", author}});
    items.push_back(std::move(item));
  }
  const Json feed = {{"version", "https://jsonfeed.org/version/1.1"},
                     {"title", site_of(request).name + ": " + search.request.query},
                     {"home_page_url", base + search_url(search)},
                     {"feed_url", base + search_url(search, "/feed.json")},
                     {"language", info(language).code},
                     {"items", std::move(items)}};
  return {
      200, "application/feed+json", feed.dump(-1, ' ', false, Json::error_handler_t::replace), {}};
}

Response open_search(Context&, const Request& request) {
  const Language language = preferred_language(request);
  const std::string base = origin_of(request) + request.base_path;
  const Html description =
      R"(<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">)"
      R"(<ShortName>{}</ShortName><Description>{}</Description>)"
      R"(<InputEncoding>UTF-8</InputEncoding>)"
      R"(<Url type="text/html" template="{}/?q={searchTerms}"/><Url type="application/atom+xml" )"
      R"(template="{}/feed.atom?q={searchTerms}"/></OpenSearchDescription>
)"_html(site_of(request).name, say(language, messages::kTagline), base, base);
  return {200,
          "application/opensearchdescription+xml",
          description.str(),
          {{"Vary", "Accept-Language, Host"}}};
}

}  // namespace nachlese::web
