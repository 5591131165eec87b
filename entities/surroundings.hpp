// Features of the surroundings of a unit: of its neighbors, of the marks between them and of the
// names that rules and lists find there.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/features.hpp"

namespace nachlese::ner {

// What may be part of a name. Words in lower case are the most frequent and seldom names, so they
// get only the few features that matter.
enum class Candidacy : std::uint8_t { none, beside, name };

struct Surroundings {
  const WordFacts* here = nullptr;
  const WordFacts* before = nullptr;  // edge_facts() at the border of the sentence, as `after`
  const WordFacts* after = nullptr;
  Candidacy candidacy = Candidacy::none;
  bool first = false;  // in the sentence
  std::uint8_t gap = 0;
  std::uint8_t gap_after = 0;
  std::uint8_t marks_after = 0;  // dot, apostrophe and hyphen directly after it, as bits
  std::uint8_t rule = 0;         // label that the rules give
  std::uint8_t rule_before = 0;
  std::uint8_t rule_after = 0;
  std::uint8_t list = 0;  // label that the lists of names give
  std::uint8_t list_before = 0;
  std::uint8_t list_after = 0;
  std::uint8_t repeated = 0;  // occurrences in this text, at most 4
};
[[nodiscard]] const WordFacts& edge_facts();

// Appends the hashes of all features: those of the groups, of beside_features() and of
// pair_features().
void surrounding_features(const Surroundings& at, std::vector<std::uint64_t>& out);

// A group consists of the features that a few small values decide. Its key tells it from every
// other group and all combinations of values from each other, so scores can be kept by it.
using GroupKeys = ShortList<6>;
[[nodiscard]] GroupKeys groups_of(const Surroundings& at);
void group_features(const Surroundings& at, std::uint64_t key, std::vector<std::uint64_t>& out);

// The feature of a neighbor of a candidate that has this shape.
[[nodiscard]] std::uint64_t beside_feature(const WordFacts& neighbor, std::uint8_t shape,
                                           bool after);
// Those of both neighbors of a candidate.
using BesideFeatures = ShortList<2>;
[[nodiscard]] BesideFeatures beside_features(const Surroundings& at);

// Features of two or three words, of which there are many.
using PairFeatures = ShortList<5>;
[[nodiscard]] PairFeatures pair_features(const Surroundings& at);

// Prepared once per text, then queried per unit.
class ContextFeatures {
 public:
  // Replaces the text. `rules`: names found by the rules.
  void prepare(std::span<const Unit> units, std::span<const TokenSpan> rules,
               const NameImage& image, const WordTable& table, FactsCache& cache);

  [[nodiscard]] const WordFacts& facts(std::size_t at) const { return *facts_[at]; }
  [[nodiscard]] Surroundings around(std::size_t at) const;

 private:
  void label_lists(const WordTable& table);

  std::span<const Unit> units_;
  std::vector<const WordFacts*> facts_;
  std::vector<std::uint8_t> rules_;
  std::vector<std::uint8_t> lists_;
  std::vector<std::uint32_t> counts_;   // occurrences in this text, by word
  std::vector<std::uint32_t> counted_;  // words with a count
};

}  // namespace nachlese::ner
