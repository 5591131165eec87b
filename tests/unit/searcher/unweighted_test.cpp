#include "searcher/compile/unweighted.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace nachlese;
using Xapian::Query;

namespace {

constexpr unsigned kTerms = 6;

Xapian::WritableDatabase texts(std::mt19937& random) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 60; ++i) {
    Xapian::Document document;
    for (unsigned position = 1; position <= 5; ++position) document.add_posting("t" + std::to_string(random() % kTerms), position);
    database.add_document(document);
  }
  return database;
}

Query any_query(std::mt19937& random, unsigned depth) {
  if (depth == 0 || random() % 5 == 0)
    return random() % 8 == 0 ? Query(std::string()) : Query("t" + std::to_string(random() % kTerms));
  if (random() % 6 == 0) return {Query::OP_SCALE_WEIGHT, any_query(random, depth - 1), 0.5};
  if (random() % 8 == 0) {
    const Query words[] = {Query("t" + std::to_string(random() % kTerms)), Query("t" + std::to_string(random() % kTerms))};
    return {random() % 2 == 0 ? Query::OP_PHRASE : Query::OP_NEAR, std::begin(words), std::end(words), 3};
  }
  constexpr Query::op kOperators[] = {Query::OP_AND,    Query::OP_OR,  Query::OP_AND_NOT, Query::OP_AND_MAYBE,
                                      Query::OP_FILTER, Query::OP_MAX, Query::OP_SYNONYM};
  std::vector<Query> operands;
  for (unsigned i = 0; i < 2 + random() % 3; ++i) operands.push_back(any_query(random, depth - 1));
  return {kOperators[random() % std::size(kOperators)], operands.begin(), operands.end()};
}

std::set<Xapian::docid> matches(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const auto found = enquire.get_mset(0, database.get_doccount());
  return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("without weights a query matches what it matched") {
  std::mt19937 random(4711);
  const auto database = texts(random);
  for (int i = 0; i < 2'000; ++i) {
    const Query query = any_query(random, 4);
    // An OP_MAX that comes to its end at the top reads what was deleted in Xapian 1.4 (see PreparedQuery::build()).
    const Query asked(Query::OP_FILTER, Query(Query::OP_SCALE_WEIGHT, query, 1.0), Query(std::string()));
    INFO(query.get_description());
    REQUIRE(matches(database, unweighted(query)) == matches(database, asked));
  }
}

TEST_CASE("layers of a word that contain each other are looked up once") {
  const Query stems(Query::OP_SYNONYM, Query("Ztreff"), Query("treff"));
  const Query joined(Query::OP_SYNONYM, stems, Query("XPtreff"));
  const Query layers[] = {Query(Query::OP_SCALE_WEIGHT, Query("treff"), 0.5), stems, Query(Query::OP_SCALE_WEIGHT, joined, 0.9)};
  const Query word(Query::OP_MAX, std::begin(layers), std::end(layers));
  CHECK(unweighted(word).get_length() == 3);
  CHECK(unweighted(Query(Query::OP_AND_MAYBE, word, Query("bonus"))).get_length() == 3);
}
