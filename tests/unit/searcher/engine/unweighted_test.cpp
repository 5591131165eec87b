#include "searcher/engine/unweighted.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;
using Xapian::Query;

namespace {

constexpr unsigned kTerms = 6;

// Document d has term i if bit i of d - 1 is set.
Xapian::WritableDatabase subsets() {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (unsigned set = 0; set < 1U << kTerms; ++set) {
    Xapian::Document document;
    for (unsigned i = 0; i < kTerms; ++i) {
      if ((set >> i & 1U) != 0) document.add_term(std::to_string(i));
    }
    database.add_document(document);
  }
  return database;
}

Query any_query(std::mt19937& random, unsigned depth) {
  const auto less_than = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  if (depth == 0 || less_than(5) == 0)
    return less_than(8) == 0 ? Query(std::string()) : Query(std::to_string(less_than(kTerms)));
  if (less_than(6) == 0) return {Query::OP_SCALE_WEIGHT, any_query(random, depth - 1), 0.5};
  constexpr Query::op kOperators[] = {Query::OP_AND,       Query::OP_OR,     Query::OP_AND_NOT,
                                      Query::OP_AND_MAYBE, Query::OP_FILTER, Query::OP_MAX,
                                      Query::OP_SYNONYM};
  std::vector<Query> operands(2 + less_than(3));
  for (auto& operand : operands) operand = any_query(random, depth - 1);
  return {kOperators[less_than(std::size(kOperators))], operands.begin(), operands.end()};
}

// Evaluates by the definition of the operators: for some of these queries Xapian 1.4 reads freed
// memory (see PreparedQuery::build()).
bool is_match(const Query& query, unsigned set) {
  const auto operand = [&](std::size_t i) { return is_match(query.get_subquery(i), set); };
  bool all = true;
  bool rest = false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    all = operand(i) && all;
    rest = (i > 0 && operand(i)) || rest;
  }
  switch (query.get_type()) {
    case Query::LEAF_MATCH_ALL: return true;
    case Query::LEAF_MATCH_NOTHING: return false;
    case Query::LEAF_TERM: return (set >> std::stoul(*query.get_terms_begin()) & 1U) != 0;
    case Query::OP_AND:
    case Query::OP_FILTER: return all;
    case Query::OP_AND_NOT: return operand(0) && !rest;
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT: return operand(0);
    default: return operand(0) || rest;
  }
}

std::set<unsigned> matches(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const auto found = enquire.get_mset(0, database.get_doccount());
  std::set<unsigned> out;
  for (auto it = found.begin(); it != found.end(); ++it) out.insert(*it - 1);
  return out;
}

}  // namespace

TEST_CASE("without weights a query matches what it matched") {
  std::mt19937 random(4711);
  const auto database = subsets();
  for (int i = 0; i < 5'000; ++i) {
    const Query query = any_query(random, 4);
    std::set<unsigned> expected;
    for (unsigned set = 0; set < 1U << kTerms; ++set) {
      if (is_match(query, set)) expected.insert(set);
    }
    INFO(query.get_description());
    REQUIRE(matches(database, unweighted(query)) == expected);
  }
}

TEST_CASE("layers of a word that contain each other are looked up once") {
  const Query stems(Query::OP_SYNONYM, Query("Ztreff"), Query("treff"));
  const Query joined(Query::OP_SYNONYM, stems, Query("XPtreff"));
  const Query layers[] = {Query(Query::OP_SCALE_WEIGHT, Query("treff"), 0.5), stems,
                          Query(Query::OP_SCALE_WEIGHT, joined, 0.9)};
  const Query word(Query::OP_MAX, std::begin(layers), std::end(layers));
  CHECK(unweighted(word).get_length() == 3);
  CHECK(unweighted(Query(Query::OP_AND_MAYBE, word, Query("bonus"))).get_length() == 3);
}
