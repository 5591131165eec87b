// What answers of the same articles in different archives have in common.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"

// Catch takes it for a list, of lists, without end.
template <>
struct Catch::StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& value) { return value.dump(); }
};

namespace nachlese::test {

using namespace nachlese::search;

// With facets, without a time limit.
SearchRequest asking(const std::string& query, std::size_t limit = 100);

// Sums of weights may differ in their last bits, and articles of one score stand in another order:
// scores in millionths, and the hits by score and id.
nlohmann::json comparable(const SearchResponse& response);

// Xapian estimates the frequency of a group of synonyms in each shard, where words that the shard
// does not have count nothing: scores may be a few percent apart. Everything else must be equal:
// the answer with the hits by id, without their scores.
nlohmann::json by_id(nlohmann::json comparable);

// Of the scores of the hits that both have, relative to the larger one.
double largest_difference(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace nachlese::test
