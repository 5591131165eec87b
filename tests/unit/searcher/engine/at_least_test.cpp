#include "searcher/engine/at_least.hpp"

#include <bitset>
#include <vector>

#include "searcher/engine/at_least_source.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

// Documents 1 … 2^n hold every subset of the terms t0 … tn-1.
Xapian::WritableDatabase subsets(unsigned n) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (unsigned set = 0; set < 1U << n; ++set) {
    Xapian::Document document;
    for (unsigned i = 0; i < n; ++i) {
      if ((set >> i & 1U) != 0) document.add_term("t" + std::to_string(i));
    }
    database.add_document(document);
  }
  return database;
}

}  // namespace

TEST_CASE("at least so many of several terms") {
  constexpr unsigned kTerms = 7;
  const auto database = subsets(kTerms);
  std::vector<Xapian::Query> terms;
  for (unsigned i = 0; i < kTerms; ++i) terms.emplace_back("t" + std::to_string(i));
  for (unsigned count = 1; count <= kTerms; ++count) {
    const Xapian::Query of_source = at_least_counted(count, terms, Deadline::max());
    const Xapian::Query filtered(Xapian::Query::OP_FILTER, terms.front(), of_source);
    for (const auto& query : {at_least(count, terms), of_source, filtered}) {
      const bool with_first = query.get_type() == Xapian::Query::OP_FILTER;
      Xapian::Enquire enquire(database);
      enquire.set_query(query);
      const auto found = enquire.get_mset(0, 1U << kTerms);
      unsigned wanted = 0;
      for (unsigned set = 0; set < 1U << kTerms; ++set)
        wanted +=
            std::bitset<kTerms>(set).count() >= count && (!with_first || set % 2 == 1) ? 1 : 0;
      CHECK(found.size() == wanted);
      for (auto it = found.begin(); it != found.end(); ++it)
        CHECK(std::bitset<kTerms>(*it - 1).count() >= count);
    }
  }
}

TEST_CASE("counting ends when the time is up") {
  const auto database = subsets(4);
  const std::vector<Xapian::Query> terms = {Xapian::Query("t0"), Xapian::Query("t1"),
                                            Xapian::Query("t2")};
  Xapian::Enquire enquire(database);
  enquire.set_query(at_least_counted(2, terms, Deadline::min()));
  CHECK_THROWS_AS(enquire.get_mset(0, 10), TimeIsUp);
}

TEST_CASE("the size of the query is known beforehand") {
  for (const auto& [count, terms] : {std::pair{1U, 5U}, {2U, 8U}, {3U, 9U}, {4U, 26U}, {5U, 5U}}) {
    std::vector<Xapian::Query> all(terms, Xapian::Query("x"));
    const auto query = at_least(count, all);
    CHECK(query.get_length() == at_least_size(count, terms));
  }
  CHECK(at_least_size(2, 64) < 500);
  CHECK(at_least_size(50, 500) > 1'000'000);
}
