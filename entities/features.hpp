// What the sequence model sees. Shared by the trainer and the tagger, so that they cannot differ.
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

inline constexpr int kReach = 2;  // words to either side whose own features count

// Tables beside the weights: clusters of words, and names that stand in lists. The trainer and the
// model image offer them.
struct WordTable {
  virtual ~WordTable() = default;
  // 0 if unknown, else 1 + fine cluster; the coarse one in the upper 16 bits.
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

// One word's part of the features, worked out once.
struct WordFacts {
  std::uint64_t text = 0;  // hashes
  std::uint64_t lower = 0;
  std::uint64_t pattern = 0;
  std::uint32_t mask = 0;  // what the lexicons say
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;
  std::uint8_t usage = 0;  // how often the word stands in lower case elsewhere
  std::uint8_t shape = 0;
  bool upper = false;
};
[[nodiscard]] WordFacts facts_of(const WordTraits& word, const NameImage& image,
                                 const WordTable& table);

// Appends the hashes of the features that `word` gives to the unit `offset` words before it
// (-kReach..kReach).
void word_features(const WordTraits& word, const WordFacts& facts, const WordTable& table,
                   int offset, std::vector<std::uint64_t>& out);

// For a place beyond the sentence.
[[nodiscard]] std::uint64_t edge_feature(int offset);

// Facts by WordTraits::id; valid as long as the TextWords they come from are not cleared.
class FactsCache {
 public:
  const WordFacts& of(const WordTraits& word, const NameImage& image, const WordTable& table);
  void clear();

 private:
  std::deque<WordFacts> facts_;
  std::vector<const WordFacts*> by_id_;
};

// All features of a text except those of single words: made once per text, then asked unit by unit.
class ContextFeatures {
 public:
  // Replaces what it held. `rules`: names that the rules find.
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
  std::vector<std::uint32_t> counts_;   // by word: how often it stands in this text
  std::vector<std::uint32_t> counted_;  // words with a count
};

}  // namespace nachlese::ner
