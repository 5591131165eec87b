// The trained sequence model as one read-only block: made by entities/train/, embedded in the
// program, used in place.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entities/features.hpp"
#include "entities/labels.hpp"

namespace nachlese::ner {

struct ModelHeader {
  char magic[8] = {'N', 'L', 'M', 'O', 'D', 'E', 'L', '1'};
  std::uint64_t checksum = 0;  // of everything after the header
  std::uint32_t words = 0;     // slots of the tables; sections follow in this order
  std::uint32_t lists = 0;
  std::uint32_t features = 0;
  float scale = 0;  // value of a weight's unit
};

using Transitions = std::array<std::array<float, kLabels>, kLabels>;  // [before][after]

// Sections: transitions; words: keys (u32), clusters (u32); lists: keys (u32); features:
// fingerprints (u16), lists: flags (u8), features: weights (i8, kLabels each). Keys are the upper
// 32 bits of hashes, 0 marks an empty slot; probing is linear.
class NameModel final : public WordTable {
 public:
  // Throws Error(archive) if the bytes are no intact model of this version.
  explicit NameModel(std::string_view bytes);

  [[nodiscard]] std::uint32_t clusters(std::uint64_t key) const override;
  [[nodiscard]] std::uint8_t listed(std::uint64_t key) const override;

  // Adds the weights of all features.
  using Scores = std::array<std::int16_t, kLabels>;
  void add_weights(std::span<const std::uint64_t> features, Scores& sum) const;

  // Replaces `rows` by the weights of each feature, kLabels of them, or null if it has none.
  // Prefetches, since the tables exceed the processor's caches.
  using Row = const std::int8_t*;
  void find_rows(std::span<const std::uint64_t> features, std::vector<Row>& rows) const;
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }

  // The first slot to probe for a key or feature.
  static std::size_t home(std::uint64_t hash, std::size_t slots) {
    return static_cast<std::size_t>(((hash >> 32U) * static_cast<std::uint64_t>(slots)) >> 32U);
  }
  static std::uint32_t key_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash) | 1U; }
  static std::uint16_t fingerprint_of(std::uint64_t hash) {
    return static_cast<std::uint16_t>(hash | 1U);
  }

 private:
  [[nodiscard]] Row row_of(std::uint64_t feature) const;

  Transitions transitions_{};
  std::span<const std::uint32_t> word_keys_;
  std::span<const std::uint32_t> word_clusters_;
  std::span<const std::uint32_t> list_keys_;
  std::span<const std::uint16_t> fingerprints_;
  std::span<const std::uint8_t> list_flags_;
  std::span<const std::int8_t> weights_;
  float scale_ = 0;
};

}  // namespace nachlese::ner
