#include "web/finds/versions.hpp"

#include <utility>

#include "web/views/over_time.hpp"

namespace nachlese::web {

std::set<std::string> found_of(Context& context, search::SearchRequest request,
                               const std::vector<Article>& versions) {
  std::string ids;
  for (const Article& version : versions) {
    std::string id = version.id;
    std::erase(id, '"');
    ids += (ids.empty() ? "id:\"" : " OR id:\"") + id + "\"";
  }
  request.query = both(request.query, ids);
  request.collapse = false;
  request.articles = false;
  request.offset = 0;
  request.limit = versions.size();
  std::set<std::string> out;
  for (const search::Hit& hit : context.search(std::move(request)).hits) out.insert(hit.id);
  return out;
}

}  // namespace nachlese::web
