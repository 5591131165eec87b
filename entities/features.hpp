// Features of the sequence model, shared by trainer and tagger so that they cannot differ.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "entities/labels.hpp"
#include "entities/units.hpp"

namespace nachlese::ner {

inline constexpr int kReach = 2;  // words on either side whose own features count

// Tables beside the weights: clusters of words, and lists of names. The trainer and the model
// provide them.
struct WordTable {
  virtual ~WordTable() = default;
  // 1 + the fine cluster, with the coarse one in the upper 16 bits; 0 if unknown.
  [[nodiscard]] virtual std::uint32_t clusters(std::uint64_t key) const = 0;
  // Bits of kListed… for a sequence of words.
  [[nodiscard]] virtual std::uint8_t listed(std::uint64_t key) const = 0;
};

enum ListedFlag : std::uint8_t {
  kListedPrefix = 1,
  kListedPerson = 2,
  kListedPlace = 4,
  kListedOrganisation = 8,
  kListedWord = 16
};

// The features of a word alone, computed once per distinct word.
struct WordFacts {
  std::uint64_t text = 0;  // hashes
  std::uint64_t lower = 0;
  std::uint64_t pattern = 0;
  std::uint32_t mask = 0;  // flags of the lexicons
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;
  std::uint8_t usage = 0;  // how often others write the word in lower case
  std::uint8_t shape = 0;
  bool upper = false;
};
[[nodiscard]] WordFacts facts_of(const WordTraits& word, const NameImage& image,
                                 const WordTable& table);

// Appends the hashes of the features that `word` contributes to the unit `offset` words before it
// (-kReach..kReach).
void word_features(const WordTraits& word, const WordFacts& facts, const WordTable& table,
                   int offset, std::vector<std::uint64_t>& out);

// The feature of a position outside the sentence.
[[nodiscard]] std::uint64_t edge_feature(int offset);

// Caches facts by WordTraits::id. Clear it together with the TextWords.
class FactsCache {
 public:
  const WordFacts& of(const WordTraits& word, const NameImage& image, const WordTable& table);
  void clear();

 private:
  std::deque<WordFacts> facts_;
  std::vector<const WordFacts*> by_id_;
};

// The features of a text except those of single words: prepared once per text, then queried per
// unit.
class ContextFeatures {
 public:
  // Replaces the text. `rules`: names found by the rules.
  void prepare(std::span<const Unit> units, std::span<const TokenSpan> rules,
               const NameImage& image, const WordTable& table, FactsCache& cache);

  [[nodiscard]] const WordFacts& facts(std::size_t at) const { return *facts_[at]; }

  // Appends the hashes of the features.
  void of_unit(std::size_t at, std::vector<std::uint64_t>& out) const;

 private:
  struct Surroundings {
    const WordFacts& here;
    const WordFacts& before;
    const WordFacts& after;
    bool first = false;  // in the sentence
    std::uint8_t gap_after = 0;
    std::uint8_t rule_before = 0;
    std::uint8_t rule_after = 0;
    std::uint8_t list_before = 0;
    std::uint8_t list_after = 0;
  };
  [[nodiscard]] Surroundings around(std::size_t at) const;
  void of_candidate(std::size_t at, const Surroundings& surroundings,
                    std::vector<std::uint64_t>& out) const;

  std::span<const Unit> units_;
  std::vector<const WordFacts*> facts_;
  std::vector<std::uint8_t> rules_;     // label that the rules give
  std::vector<std::uint8_t> lists_;     // label that the lists of names give
  std::vector<std::uint32_t> counts_;   // occurrences in this text, by word
  std::vector<std::uint32_t> counted_;  // words with a count
};

}  // namespace nachlese::ner
