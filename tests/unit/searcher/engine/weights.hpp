// Random articles, and what queries find and weigh in them, for the tests of this folder.
#pragma once

#include <map>
#include <random>
#include <string>

#include "searcher/engine/emit.hpp"
#include "tests/catch.hpp"

namespace nachlese::search {

inline constexpr unsigned kTerms = 10;
inline constexpr Xapian::docid kArticles = 400;

// With gaps, with terms "0" to "9" from frequent to rare, and with letters in slot 5.
inline Xapian::Database some_articles(std::mt19937& random) {
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  for (Xapian::docid i = 0; i < kArticles; ++i) {
    Xapian::Document document;
    for (unsigned term = 0; term < kTerms; ++term) {
      if (random() % (1U << (term / 2)) == 0)
        document.add_term(std::to_string(term), 1 + static_cast<unsigned>(random() % 9));
    }
    if (random() % 8 != 0)
      document.add_value(5, std::string(1, static_cast<char>('a' + random() % 9)));
    document.add_term("filler", 1 + static_cast<unsigned>(random() % 200));
    out.add_document(document);
  }
  for (Xapian::docid i = 3; i < kArticles; i += 17) out.delete_document(i);
  return out;
}

using Weights = std::map<Xapian::docid, double>;

inline Weights found(const Xapian::Query& query, const Target& target) {
  Enquiry enquire = make_enquire(target.ranking, target.database);
  enquire.set_query(query);
  Weights out;
  const auto set = enquire.get_mset(0, target.database.get_doccount());
  for (auto it = set.begin(); it != set.end(); ++it) out[*it] = it.get_weight();
  return out;
}

inline void check_same(const Weights& got, const Weights& expected) {
  REQUIRE(got.size() == expected.size());
  for (auto at = got.begin(), other = expected.begin(); at != got.end(); ++at, ++other) {
    CHECK(at->first == other->first);
    CHECK(at->second == Approx(other->second).epsilon(1e-9));
  }
}

}  // namespace nachlese::search
