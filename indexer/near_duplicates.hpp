// Which texts are versions of one story, and how to find them among very many without comparing all
// with all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/text_sketch.hpp"

namespace nachlese::index {

// Two weeks apart is another issue of the monthly report, the yearly calendar.
inline constexpr std::uint64_t kMaxSecondsApart = std::uint64_t{14} * 24 * 60 * 60;
// Least resemblance, 0..1. A follow-up that repeats half a text as background has 0.33.
inline constexpr double kResemblance = 0.5;
inline constexpr double kResemblanceShort =
    0.7;  // of texts below kShortShingles: more of them is template
inline constexpr std::size_t kShortShingles = 40;  // about 80 words
// With most of the shorter text in the longer one, as when an agency's text was cut, or with the
// same title, unless they are short.
inline constexpr double kResemblanceSupported = 0.35;
inline constexpr double kContainment = 0.8;
// Reports made from a template differ in their numbers. One number that the other text lacks is
// tolerated for this many shingles of the shorter text.
inline constexpr int kShinglesPerNumber = 25;

// Share of equal bins.
[[nodiscard]] double resemblance(const TextSketch& left, const TextSketch& right);
[[nodiscard]] bool same_story(const TextSketch& left, const TextSketch& right);

// Sketches by what they may have in common with others: equal bins three at a time (at a
// resemblance of 0.5 one of 21 threes is equal with probability 0.94, at 0.7 with 0.9998), title,
// opening. About 200 bytes for each sketch, which stay where they are.
class SketchTable {
 public:
  explicit SketchTable(std::size_t expected);

  void add(const TextSketch* sketch);
  // The number (from 0, as added) of the one that resembles most among those that tell the same
  // story. Of each key only the kMaxCandidates that were added last are looked at, so that a phrase
  // that thousands of texts share costs no more than others.
  [[nodiscard]] std::optional<std::uint32_t> find(const TextSketch& sketch) const;

  static constexpr std::size_t kMaxCandidates = 32;

 private:
  [[nodiscard]] std::size_t slot(std::uint64_t key) const;

  std::vector<const TextSketch*> sketches_;
  std::vector<std::uint32_t> heads_;  // hash of a key → entry + 1
  std::vector<std::uint32_t> next_;   // entry → the next with the same hash + 1
};

}  // namespace nachlese::index
