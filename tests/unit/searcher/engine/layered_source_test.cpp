#include "searcher/engine/layered_source.hpp"

#include <random>

#include "searcher/engine/emit.hpp"
#include "tests/unit/searcher/engine/weights.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

namespace {

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
      check_same(found(emit_search(plan, Weighing::sources, target), target),
                 found(emit_search(plan, Weighing::operators, target), target));
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
