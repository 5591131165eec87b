#include "entities/model.hpp"

#include <cstddef>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "entities/train/model_writer.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::ner;

namespace {

std::string small_model() {
  ModelTables tables;
  tables.clusters[hash64("Paris")] = 7;
  tables.lists[hash64("Merkel")] = kListedPerson;
  WeightedFeature feature{42, {}};
  feature.weights[3] = 1.0F;
  feature.weights[4] = -0.5F;
  Transitions transitions{};
  transitions[1][3] = 2.0F;
  return write_model(tables, {feature}, transitions);
}

}  // namespace

TEST_CASE("a model gives back what was written") {
  const std::string bytes = small_model();
  const NameModel model(bytes);
  CHECK(model.clusters(hash64("Paris")) == 7);
  CHECK(model.clusters(hash64("Rom")) == 0);
  CHECK(model.listed(hash64("Merkel")) == kListedPerson);
  CHECK(model.transitions()[1][3] == 2.0F);
  NameModel::Scores sum{};
  const std::vector<std::uint64_t> features = {42, 1000, 42};
  model.add_weights(features, sum);
  CHECK(static_cast<float>(sum[3]) * model.scale() == Approx(2.0F));
  CHECK(static_cast<float>(sum[4]) * model.scale() == Approx(-1.0F).margin(0.02));
  CHECK(sum[0] == 0);
}

TEST_CASE("a model cut off or changed anywhere is refused") {
  const std::string bytes = small_model();
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    CHECK_THROWS_AS(NameModel(std::string_view(bytes).substr(0, size)), Error);
  for (std::size_t at = 0; at < bytes.size(); at += 61) {
    if (at >= offsetof(ModelHeader, scale) && at < sizeof(ModelHeader))
      continue;  // only its range is checked
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    CHECK_THROWS_AS(NameModel(changed), Error);
  }
}

TEST_CASE("a damaged model is refused") {
  const std::string bytes = small_model();
  CHECK_THROWS_AS(NameModel(""), Error);
  CHECK_THROWS_AS(NameModel(std::string_view(bytes).substr(0, bytes.size() - 1)), Error);
  std::string flipped = bytes;
  flipped[flipped.size() - 5] ^= 1;
  CHECK_THROWS_AS(NameModel(flipped), Error);
}
