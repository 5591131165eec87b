// Decides which texts are versions of one story, and finds them among millions without comparing
// all pairs. See docs/DECISIONS.md#near-duplicates for how the thresholds were measured.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/text_sketch.hpp"

namespace nachlese::index {

// Two weeks later it is another issue of the monthly report or the yearly calendar.
inline constexpr std::uint64_t kMaxSecondsApart = std::uint64_t{14} * 24 * 60 * 60;
// Least resemblance, 0..1, of two texts without their recurring passages. Where a text is contained
// in a much longer one, the longer one tells more: that is no version of it. A follow-up that
// repeats half of a text as background has 0.33.
inline constexpr double kResemblance = 0.5;
// For texts under kShortShingles, which are mostly template.
inline constexpr double kResemblanceShort = 0.7;
inline constexpr std::size_t kShortShingles = 40;  // about 80 words
// A paper does not print one text twice: under another title, on another day, it is a new article
// that repeats much of an old one.
inline constexpr double kResemblanceSourceAgain = 0.75;
// Enough if title and day are the same: an article that grew; for papers that print an agency's
// report, and for one paper.
inline constexpr double kResemblanceSupported = 0.35;
inline constexpr double kResemblanceUpdated = 0.25;
// Reports from one template differ in their numbers. For every so many shingles of the shorter
// text, one number may be missing from the other text.
inline constexpr int kShinglesPerNumber = 25;

// Share of equal bins.
[[nodiscard]] double resemblance(const TextSketch& left, const TextSketch& right);
[[nodiscard]] bool same_story(const TextSketch& left, const TextSketch& right);

// Index of sketches by possible common features: equal bins, three at a time (at resemblance 0.5
// one of 21 triples is equal with probability 0.94, at 0.7 with 0.9998), title, and opening. About
// 200 bytes per sketch; it only refers to the sketches.
class SketchTable {
 public:
  explicit SketchTable(std::size_t expected);

  void add(const TextSketch* sketch);
  // Number (from 0, as added) of the most similar sketch that tells the same story. Looks only at
  // the kMaxCandidates newest sketches of each key, so that a phrase in thousands of texts costs no
  // more than any other.
  [[nodiscard]] std::optional<std::uint32_t> find(const TextSketch& sketch) const;

  static constexpr std::size_t kMaxCandidates = 32;

 private:
  [[nodiscard]] std::size_t slot(std::uint64_t key) const;

  std::vector<const TextSketch*> sketches_;
  std::vector<std::uint32_t> heads_;  // hash of a key → entry + 1
  std::vector<std::uint32_t> next_;   // entry → the next with the same hash + 1
};

// The keys of some sketches. What has none of them is found by none of these in a SketchTable, and
// need not be added to one: most of a large archive, where a night brings thousands.
class SketchKeys {
 public:
  SketchKeys();

  void add(const TextSketch& sketch);
  // True for each sketch with a key of one that was added, and for few others.
  [[nodiscard]] bool may_share(const TextSketch& sketch) const;

 private:
  std::vector<bool> slots_;  // by the first bits of a key
};

}  // namespace nachlese::index
