#include "searcher/json.hpp"
#include "web/handlers.hpp"
#include "web/parameters.hpp"
#include "web/problem.hpp"

namespace nachlese {

Response api_search(Context& context, const Request& request) {
  SearchRequest search = read_search_parameters(request, true).request;
  search.language = preferred_language(request);
  return {200, "application/json", to_json(context.backend.search(search)), {}};
}

Response api_article(Context& context, const Request& request) {
  constexpr std::string_view kPrefix = "/api/v1/articles/";
  const auto found = context.backend.article(request.path.substr(kPrefix.size()), {});
  if (!found) return problem_document(no_such_article());
  return {200, "application/json", to_json(found->article, context.backend.names(found->article)), {}};
}

Response api_facets(Context& context, const Request& request) {
  SearchRequest search = read_search_parameters(request, true).request;
  search.language = preferred_language(request);
  search.facets = true;
  search.facet_limit = search.limit;
  search.limit = 0;
  const SearchResponse response = context.backend.search(search);
  return {200, "application/json", to_json(response, *response.facets), {}};
}

Response api_name(Context& context, const Request& request) {
  constexpr std::string_view kPrefix = "/api/v1/names/";
  const auto found = context.backend.name(request.path.substr(kPrefix.size()));
  if (!found) return problem_document(no_such_name());
  return {200, "application/json", to_json(*found), {}};
}

Response api_similar(Context& context, const Request& request) {
  const SearchParameters parameters = read_search_parameters(request, false);
  const auto found = context.backend.similar(required_id(request), parameters.request.limit);
  if (!found) return problem_document(no_such_article());
  return {200, "application/json", to_json(*found), {}};
}

Response api_suggest(Context& context, const Request& request) {
  const SearchRequest search = read_search_parameters(request, true).request;
  std::string body;
  for (const Suggestion& suggestion : context.backend.suggest(search.query, search.limit)) {
    body += (body.empty() ? "" : ",") + to_json(suggestion);
  }
  return {200, "application/json", R"({"suggestions":[)" + body + "]}", {}};
}

}  // namespace nachlese
