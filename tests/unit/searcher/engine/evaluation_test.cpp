#include "searcher/engine/evaluation.hpp"

#include <algorithm>
#include <random>

#include "tests/unit/searcher/engine/weights.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

namespace {

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

Weights every(Xapian::docid step, Weights weights) {
  std::erase_if(weights, [step](const auto& entry) { return entry.first % step != 0; });
  return weights;
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
    const Weights expected = found(emit_search(plan, Weighing::operators, target), target);
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
    check_same(asked(*make(), 3), every(3, expected));
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
