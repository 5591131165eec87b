#include "searcher/output/chronicle.hpp"
#include "web/api/api.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

Response api_chronicle(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::api);
  search::ChronicleRequest asked;
  asked.search = search.request;
  asked.search.language = preferred_language(request);
  if (!request.parameter("limit").value_or("").empty()) asked.lines = search.request.limit;
  const search::Chronicle chronicle = context.chronicle(asked);
  Response response{200, "application/json", search::to_json(chronicle), {}};
  return response;
}

}  // namespace nachlese::web
