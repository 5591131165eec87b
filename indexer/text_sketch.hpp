// A sketch of a body, some 90 bytes, by which near-duplicates are recognized. Made from the
// analysis that indexing needs anyway.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::index {

// A one-permutation MinHash over the shingles of the body with optimal densification (Li, Owen and
// Zhang 2012; Shrivastava 2017). The share of equal bins of two sketches estimates the Jaccard
// resemblance of their texts, with a standard error of 0.06 at one half.
struct TextSketch {
  static constexpr std::size_t kBins = 64;

  std::uint64_t published = 0;  // wall_seconds(), 0 if unknown
  std::uint64_t numbers = 0;    // a bit per number, month and day of the week in the text, by hash
  // Hash of the title's words without marks such as "Update:"; 0 if too few.
  std::uint32_t title = 0;
  std::uint32_t opening = 0;   // hash of the first words
  std::uint32_t source = 0;    // hash of the source's name, 0 if unknown
  std::uint16_t shingles = 0;  // 0: too short to resemble another text
  std::array<std::uint8_t, kBins> bins{};

  friend bool operator==(const TextSketch&, const TextSketch&) = default;
};

// Consecutive content words that make a shingle, by stem. With two, speeches on one topic already
// share some.
inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kMinWords = 30;      // shorter bodies have no sketch
inline constexpr std::size_t kMinTitleWords = 3;  // "Das Wetter" says nothing about a text
inline constexpr std::size_t kOpeningWords = 10;  // content words

// Leaves `published` and `source` to the caller. `body` is without recurring passages.
[[nodiscard]] TextSketch make_sketch(const text::Analysis& title, const text::Analysis& body);

// True for "dpa" and the like, which belong to no text or title.
[[nodiscard]] bool is_agency_mark(const text::Token& token);

[[nodiscard]] std::string pack_sketch(const TextSketch& sketch);
[[nodiscard]] TextSketch unpack_sketch(std::string_view packed);
// The first field only.
[[nodiscard]] std::uint64_t sketch_published(std::string_view packed);

}  // namespace nachlese::index
