#include "searcher/engine/layered_source.hpp"

#include <map>
#include <random>

#include "searcher/engine/emit.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;
using Xapian::Query;

namespace {

constexpr unsigned kTerms = 8;

// A database with gaps, and with terms from rare to frequent.
Xapian::Database some_articles(std::mt19937& random) {
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < 400; ++i) {
    Xapian::Document document;
    for (unsigned term = 0; term < kTerms; ++term) {
      if (random() % (1U << term) == 0)
        document.add_term(std::to_string(term), 1 + static_cast<unsigned>(random() % 9));
    }
    document.add_term("filler", 1 + static_cast<unsigned>(random() % 200));
    out.add_document(document);
  }
  for (unsigned i = 3; i < 400; i += 17) out.delete_document(i);
  return out;
}

std::vector<Layer> some_layers(std::mt19937& random) {
  std::vector<Layer> out(1 + random() % 4);
  for (auto& layer : out) {
    layer.factor = static_cast<double>(random() % 4) / 2;
    // Each term once; the last two are in no article.
    for (unsigned term = 0; term < kTerms + 2; ++term) {
      if (random() % 4 == 0) layer.terms.push_back(std::to_string(term));
    }
    if (layer.terms.empty()) layer.terms.emplace_back("2");
  }
  return out;
}

std::map<Xapian::docid, double> found(const ArchiveDatabase& database, const Query& query) {
  Enquiry enquire = make_enquire(Ranking{}, database);
  enquire.set_query(query);
  std::map<Xapian::docid, double> out;
  const auto set = enquire.get_mset(0, database.get_doccount());
  for (auto it = set.begin(); it != set.end(); ++it) out[*it] = it.get_weight();
  return out;
}

void check_same(const std::map<Xapian::docid, double>& got,
                const std::map<Xapian::docid, double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (auto at = got.begin(), other = expected.begin(); at != got.end(); ++at, ++other) {
    CHECK(at->first == other->first);
    CHECK(at->second == Approx(other->second).epsilon(1e-9));
  }
}

}  // namespace

TEST_CASE("sources of layers find and weigh as Xapian's operators do") {
  std::mt19937 random{7};
  for (unsigned round = 0; round < 150; ++round) {
    ArchiveDatabase database;
    database.add(some_articles(random), "shard", false);
    const auto columns =
        round % 2 == 0 ? std::make_shared<const Columns>(read_columns(database)) : nullptr;
    const Target target{database, columns};
    const auto check = [&](const Plan& plan) {
      INFO(to_string(plan));
      check_same(found(database, emit_search(plan, Weighing::sources, target)),
                 found(database, emit_search(plan, Weighing::operators, target)));
    };
    const Plan a = layered(some_layers(random));
    const Plan b = layered(some_layers(random));
    check(a);
    switch (round % 5) {
      case 0: check(all_of({a, b})); break;
      case 1: check(any_of({a, b})); break;
      case 2: check(boosted(a, b)); break;
      case 3: check(without(a, b)); break;
      default: check(filtered(a, b));
    }
  }
}
