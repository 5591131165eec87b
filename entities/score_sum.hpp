// Adds rows of scores, one for each label, with the vector instructions that every processor has.
#pragma once

#include <cstdint>
#include <cstring>

#include "entities/model.hpp"

namespace nachlese::ner {

class ScoreSum {
 public:
  void add(const NameModel::Scores& row) {
    Eight low, high;
    std::memcpy(&low, row.data(), sizeof low);
    std::memcpy(&high, row.data() + kEight, sizeof high);
    low_ += low;
    high_ += high;
    last_ = static_cast<std::int16_t>(last_ + row[kLabels - 1]);
  }

  // Weights, of which there are kLabels; null adds nothing.
  void add(NameModel::Row row) {
    if (row == nullptr) return;
    Bytes bytes;
    std::memcpy(&bytes, row, sizeof bytes);
    // Each byte twice is a number whose upper half is that byte.
    const Bytes low =
        __builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
    const Bytes high = __builtin_shufflevector(bytes, bytes, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
                                               13, 14, 14, 15, 15);
    low_ += reinterpret_cast<Eight>(low) >> 8;
    high_ += reinterpret_cast<Eight>(high) >> 8;
    last_ = static_cast<std::int16_t>(last_ + row[kLabels - 1]);
  }

  [[nodiscard]] NameModel::Scores scores() const {
    NameModel::Scores out;
    std::memcpy(out.data(), &low_, sizeof low_);
    std::memcpy(out.data() + kEight, &high_, sizeof high_);
    out[kLabels - 1] = last_;
    return out;
  }

  // Writes kLabels scores, each times `scale`.
  void write(float scale, float* out) const {
    const EightFloats low = __builtin_convertvector(low_, EightFloats) * scale;
    const EightFloats high = __builtin_convertvector(high_, EightFloats) * scale;
    std::memcpy(out, &low, sizeof low);
    std::memcpy(out + kEight, &high, sizeof high);
    out[kLabels - 1] = static_cast<float>(last_) * scale;
  }

 private:
  static constexpr std::size_t kEight = 8;
  static_assert(kLabels == 2 * kEight + 1);
  using Eight = std::int16_t __attribute__((vector_size(16)));
  using Bytes = std::int8_t __attribute__((vector_size(16)));
  using EightFloats = float __attribute__((vector_size(32)));

  Eight low_{};
  Eight high_{};
  std::int16_t last_ = 0;
};

}  // namespace nachlese::ner
