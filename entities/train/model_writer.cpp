#include "entities/train/model_writer.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/hash.hpp"

namespace nachlese::ner {
namespace {

// Entries in ascending order of key, so that equal content gives equal bytes.
template <typename Value>
std::vector<std::pair<std::uint64_t, Value>> ordered(
    const std::unordered_map<std::uint64_t, Value>& map) {
  std::vector<std::pair<std::uint64_t, Value>> out(map.begin(), map.end());
  std::ranges::sort(out, {}, &std::pair<std::uint64_t, Value>::first);
  return out;
}

std::size_t slots_for(std::size_t entries) { return entries + entries / 3 + 4; }

template <typename Key>
std::size_t free_slot(const std::vector<Key>& keys, std::uint64_t hash) {
  std::size_t at = NameModel::home(hash, keys.size());
  while (keys[at] != 0) at = at + 1 == keys.size() ? 0 : at + 1;
  return at;
}

template <typename T>
void append_all(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <typename Value>
struct Table {
  std::vector<std::uint32_t> keys;
  std::vector<Value> values;

  explicit Table(const std::unordered_map<std::uint64_t, Value>& map)
      : keys(slots_for(map.size())), values(keys.size()) {
    for (const auto& [hash, value] : ordered(map)) {
      const std::size_t at = free_slot(keys, hash);
      keys[at] = NameModel::key_of(hash);
      values[at] = value;
    }
  }
};

}  // namespace

std::string write_model(const ModelTables& tables, const std::vector<WeightedFeature>& features,
                        const Transitions& transitions) {
  const Table words(tables.clusters);
  const Table lists(tables.lists);
  float highest = 1e-6F;
  for (const WeightedFeature& feature : features) {
    for (const float weight : feature.weights) highest = std::max(highest, std::abs(weight));
  }
  ModelHeader header;
  header.scale = highest / 127;
  std::vector<std::uint16_t> fingerprints(slots_for(features.size()));
  std::vector<std::int8_t> weights(fingerprints.size() * kLabels);
  for (const WeightedFeature& feature : features) {
    const std::size_t at = free_slot(fingerprints, feature.hash);
    fingerprints[at] = NameModel::fingerprint_of(feature.hash);
    for (std::uint32_t l = 0; l < kLabels; ++l) {
      weights[at * kLabels + l] =
          static_cast<std::int8_t>(std::lround(feature.weights[l] / header.scale));
    }
  }
  std::string body;
  body.append(reinterpret_cast<const char*>(&transitions), sizeof transitions);
  append_all(body, words.keys);
  append_all(body, words.values);
  append_all(body, lists.keys);
  append_all(body, fingerprints);
  append_all(body, lists.values);
  append_all(body, weights);
  header.checksum = hash64(body);
  header.words = static_cast<std::uint32_t>(words.keys.size());
  header.lists = static_cast<std::uint32_t>(lists.keys.size());
  header.features = static_cast<std::uint32_t>(fingerprints.size());
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

}  // namespace nachlese::ner
