#include "searcher/engine/evaluation.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

namespace {

constexpr unsigned kTerms = 10;
constexpr Xapian::docid kArticles = 400;

// With gaps, and with terms from rare to frequent.
Xapian::Database some_articles(std::mt19937& random) {
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

// One of the terms, or one that no article has.
std::string some_term(std::mt19937& random) { return std::to_string(random() % (kTerms + 1)); }

std::vector<std::string> some_terms(std::mt19937& random) {
  std::vector<std::string> out;
  for (unsigned term = 0; term <= kTerms; ++term) {
    if (random() % 4 == 0) out.push_back(std::to_string(term));
  }
  if (out.empty()) out.push_back(some_term(random));
  return out;
}

Plan some_word(std::mt19937& random) {
  std::vector<Layer> layers(1 + random() % 4);
  for (auto& layer : layers) {
    layer.factor = static_cast<double>(random() % 4) / 2;
    layer.terms = some_terms(random);
  }
  return layered(std::move(layers));
}

Plan some_plan(std::mt19937& random, unsigned depth) {
  if (depth == 0) return random() % 4 == 0 ? any_term(some_terms(random)) : some_word(random);
  const auto part = [&] { return some_plan(random, depth - 1); };
  const auto parts = [&] {
    std::vector<Plan> out;
    for (auto left = 2 + random() % 3; left > 0; --left) out.push_back(part());
    return out;
  };
  switch (random() % 11) {
    case 0: return all_of(parts());
    case 1: return any_of(parts());
    case 2: return best_of(parts());
    case 3: return scaled(part(), 0.25);
    case 4: return fixed(part(), 3);
    case 5: return boosted(part(), part());
    case 6: return filtered(part(), part());
    case 7: return filtered(part(), value_range(5, "c", "g"));
    case 8: return best_of({part(), synonym(some_terms(random))});
    case 9: {
      auto operands = parts();
      const auto count = static_cast<unsigned>(1 + random() % operands.size());
      return filtered(part(), at_least_of(count, std::move(operands)));
    }
    default: return without(part(), part());
  }
}

using Weights = std::map<Xapian::docid, double>;

Weights found_by_xapian(const Plan& plan, const Target& target) {
  Enquiry enquire = make_enquire(target.ranking, target.database);
  enquire.set_query(emit_search(plan, Weighing::operators, target));
  Weights out;
  const auto set = enquire.get_mset(0, target.database.get_doccount());
  for (auto it = set.begin(); it != set.end(); ++it) out[*it] = it.get_weight();
  return out;
}

Weights led(Evaluation& evaluation) {
  Weights out;
  for (auto id = evaluation.skip_to(1); id != Evaluation::kEnd; id = evaluation.skip_to(id + 1))
    out[id] = evaluation.weight();
  return out;
}

// Of every article whose id is divisible by `step`.
Weights asked(Evaluation& evaluation, Xapian::docid step) {
  Weights out;
  for (Xapian::docid id = step; id <= kArticles; id += step) {
    if (evaluation.probe(id) == id) out[id] = evaluation.weight();
  }
  return out;
}

void check_same(const Weights& got, Weights expected, Xapian::docid step = 1) {
  std::erase_if(expected, [step](const auto& entry) { return entry.first % step != 0; });
  REQUIRE(got.size() == expected.size());
  for (auto at = got.begin(), other = expected.cbegin(); at != got.end(); ++at, ++other) {
    CHECK(at->first == other->first);
    CHECK(at->second == Approx(other->second).epsilon(1e-9));
  }
}

}  // namespace

TEST_CASE("plans are evaluated as Xapian's matcher does") {
  std::mt19937 random{11};
  for (unsigned round = 0; round < 400; ++round) {
    ArchiveDatabase database;
    database.add(some_articles(random), "shard", false);
    const auto columns =
        round % 2 == 0 ? std::make_shared<const Columns>(read_columns(database)) : nullptr;
    const Target target{database, columns};
    const Plan plan = some_plan(random, round % 4);
    INFO(to_string(plan));
    const Weights expected = found_by_xapian(plan, target);
    const auto make = [&] {
      auto out = evaluation_of(plan, target);
      REQUIRE(out != nullptr);
      return out;
    };
    check_same(led(*make()), expected);
    const auto unweighed = evaluation_of(plan, target, Weighing::none);
    REQUIRE(unweighed != nullptr);
    CHECK(std::ranges::equal(led(*unweighed), expected, {}, &Weights::value_type::first,
                             &Weights::value_type::first));
    check_same(asked(*make(), 1), expected);
    check_same(asked(*make(), 3), expected, 3);
  }
}

TEST_CASE("what only Xapian evaluates is left to it") {
  std::mt19937 random{13};
  ArchiveDatabase database;
  database.add(some_articles(random), "shard", false);
  const Target target{database};
  const Plan word = layered({{{"1"}, 1}});
  CHECK(evaluation_of(word, target) != nullptr);
  CHECK(evaluation_of({}, target) == nullptr);
  CHECK(evaluation_of(everything(), target) == nullptr);
  CHECK(evaluation_of(without(everything(), word), target) == nullptr);
  std::vector<std::string> many(500, "2");
  CHECK(evaluation_of(filtered(word, any_term(many)), target) == nullptr);
  database.add(some_articles(random), "another shard", false);
  CHECK(evaluation_of(word, {database}) == nullptr);
}

TEST_CASE("an evaluation ends with its time") {
  std::mt19937 random{17};
  ArchiveDatabase database;
  database.add(some_articles(random), "shard", false);
  const auto evaluation = evaluation_of(layered({{{"0"}, 1}}), {database, nullptr, {}, Deadline()});
  REQUIRE(evaluation != nullptr);
  CHECK_THROWS_AS(led(*evaluation), TimeIsUp);
}
