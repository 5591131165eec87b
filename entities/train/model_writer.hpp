// Writes the block for NameModel.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/model.hpp"

namespace nachlese::ner {

struct ModelTables {
  std::unordered_map<std::uint64_t, std::uint32_t> clusters;  // by hash of the word
  std::unordered_map<std::uint64_t, std::uint8_t> lists;      // by key of the words
};

struct WeightedFeature {
  std::uint64_t hash = 0;
  std::array<float, kLabels> weights{};
};

[[nodiscard]] std::string write_model(const ModelTables& tables,
                                      const std::vector<WeightedFeature>& features,
                                      const Transitions& transitions);

}  // namespace nachlese::ner
