// What near-duplicates are recognized by: a few bytes for each body, made from the analysis that
// indexing needs anyway.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::index {

// A one-permutation MinHash over the shingles of the body, with optimal densification (Li, Owen and
// Zhang 2012; Shrivastava 2017): the share of equal bins of two sketches estimates the Jaccard
// resemblance of their texts, standard error 0.06 at one half.
struct TextSketch {
  static constexpr std::size_t kBins = 64;

  std::uint64_t published = 0;  // wall_seconds(), 0 if unknown
  std::uint64_t numbers =
      0;  // a bit for each number, month and day of the week in the text, by its hash
  std::uint32_t title =
      0;  // hash of the title's words without marks such as "Update:"; 0 if it has too few
  std::uint32_t opening = 0;   // hash of the first words
  std::uint16_t shingles = 0;  // 0: the text is too short to resemble another
  std::array<std::uint8_t, kBins> bins{};

  friend bool operator==(const TextSketch&, const TextSketch&) = default;
};

// Content words in a row that make a shingle, by their stems. With two, speeches on one topic
// already share some.
inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kMinWords = 30;      // shorter bodies have no sketch
inline constexpr std::size_t kMinTitleWords = 3;  // "Das Wetter" says nothing about a text
inline constexpr std::size_t kOpeningWords = 10;  // content words

// `published` is left to the caller.
[[nodiscard]] TextSketch make_sketch(const text::Analysis& title, const text::Analysis& body);

// "dpa" and the like, which are no part of a text or title.
[[nodiscard]] bool is_agency_mark(const text::Token& token);

[[nodiscard]] std::string pack_sketch(const TextSketch& sketch);
[[nodiscard]] TextSketch unpack_sketch(std::string_view packed);
// The first field alone.
[[nodiscard]] std::uint64_t sketch_published(std::string_view packed);

}  // namespace nachlese::index
