// Compares answers about the same articles from different archives.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"

// Without this, Catch would print JSON as a list of lists without end.
template <>
struct Catch::StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& value) { return value.dump(); }
};

namespace nachlese::test {

using namespace nachlese::search;

// A request with facets and without a time limit.
SearchRequest asking(const std::string& query, std::size_t limit = 100);

// The answer in comparable form: scores in millionths, since sums of weights may differ in their
// last bits, and hits by score and id, since the order of equal scores is open.
nlohmann::json comparable(const SearchResponse& response);

// The answer with hits by id and without scores. Xapian estimates the frequency of a group of
// synonyms per shard, where words that the shard lacks count nothing, so scores differ by a few
// percent. Everything else must be equal.
nlohmann::json by_id(nlohmann::json comparable);

// The largest relative difference in score of hits that both have.
double largest_difference(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace nachlese::test
