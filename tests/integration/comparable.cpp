#include "tests/integration/comparable.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "searcher/output/json.hpp"

namespace nachlese::test {

using namespace nachlese::search;

using nlohmann::json;

SearchRequest asking(const std::string& query, std::size_t limit) {
  SearchRequest request;
  request.query = query;
  request.facets = true;
  request.limit = limit;
  request.timeout = 0;
  return request;
}

json comparable(const SearchResponse& response) {
  json out = json::parse(to_json(response));
  out.erase("took_ms");
  for (auto& hit : out["hits"]) hit["score"] = std::round(hit["score"].get<double>() * 1e6);
  std::sort(out["hits"].begin(), out["hits"].end(), [](const json& a, const json& b) {
    return a["score"] != b["score"] ? a["score"] > b["score"] : a["id"] < b["id"];
  });
  return out;
}

json by_id(json comparable) {
  json hits = json::object();
  for (auto& hit : comparable["hits"]) {
    hit.erase("score");
    hits[hit["id"].get<std::string>()] = hit;
  }
  comparable["hits"] = hits;
  return comparable;
}

double largest_difference(const json& a, const json& b) {
  std::map<std::string, double> scores;
  for (const auto& hit : a["hits"]) scores[hit["id"]] = hit["score"];
  double most = 0;
  for (const auto& hit : b["hits"]) {
    const auto found = scores.find(hit["id"]);
    if (found == scores.end()) continue;
    const double left = found->second;
    const double right = hit["score"];
    if (left != right) most = std::max(most, std::abs(left - right) / std::max(left, right));
  }
  return most;
}

}  // namespace nachlese::test
