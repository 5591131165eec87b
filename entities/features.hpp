// Features of the sequence model, shared by trainer and tagger so that they cannot differ.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <unordered_map>
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

// What the features of a word are made of, computed once per distinct word.
struct WordFacts {
  std::uint64_t text = 0;  // hashes
  std::uint64_t lower = 0;
  std::uint64_t pattern = 0;
  std::uint32_t mask = 0;     // flags of the lexicons
  std::uint32_t mask_id = 0;  // dense from 0, which is that of no flags
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;
  std::uint8_t usage = 0;   // how often others write the word in lower case
  std::uint8_t listed = 0;  // bits of kListed… for the word as the first one
  std::uint8_t shape = 0;
  bool upper = false;
};
// Leaves mask_id to FactsCache.
[[nodiscard]] WordFacts facts_of(const WordTraits& word, const NameImage& image,
                                 const WordTable& table);

// Hashes of the first two to five characters of a word, and of the last one to five.
inline constexpr std::size_t kLongestAffix = 5;
struct Affixes {
  std::array<std::uint64_t, kLongestAffix - 1> prefixes{};
  std::array<std::uint64_t, kLongestAffix> suffixes{};
  std::size_t prefix_count = 0;
  std::size_t suffix_count = 0;
};
[[nodiscard]] Affixes affixes_of(std::string_view text);

// A few values, without memory of their own.
template <std::size_t kMost>
struct ShortList {
  static constexpr std::size_t kCapacity = kMost;

  std::array<std::uint64_t, kMost> values;  // [0, count)
  std::size_t count = 0;

  void add(std::uint64_t value) { values[count++] = value; }
  [[nodiscard]] std::span<const std::uint64_t> all() const {
    return std::span(values).first(count);
  }
};
// Appends the hashes of the features that `word` contributes to the unit `offset` words before it
// (-kReach..kReach).
void word_features(const WordTraits& word, const WordFacts& facts, const WordTable& table,
                   int offset, std::vector<std::uint64_t>& out);

// Which consist of: those of its clusters; of its mask and usage, unless it is two words away; and
// the others.
void cluster_features(const WordFacts& facts, int offset, std::vector<std::uint64_t>& out);
void class_features(const WordFacts& facts, int offset, std::vector<std::uint64_t>& out);
using SpellingFeatures = ShortList<40>;
[[nodiscard]] SpellingFeatures spelling_features(const WordTraits& word, const WordFacts& facts,
                                                 const Affixes& affixes, const WordTable& table,
                                                 int offset);

// Keys of the first two, as of groups_of() (surroundings.hpp).
[[nodiscard]] std::uint64_t clusters_key(const WordFacts& facts, int offset);
[[nodiscard]] std::uint64_t classes_key(const WordFacts& facts, int offset);

// The feature of a position outside the sentence.
[[nodiscard]] std::uint64_t edge_feature(int offset);

// Caches facts by WordTraits::id. Clear it together with the TextWords.
class FactsCache {
 public:
  const WordFacts& of(const WordTraits& word, const NameImage& image, const WordTable& table) {
    if (word.id < by_id_.size() && by_id_[word.id] != nullptr) return *by_id_[word.id];
    return add(word, image, table);
  }
  // Keeps the ids of masks.
  void clear();

 private:
  const WordFacts& add(const WordTraits& word, const NameImage& image, const WordTable& table);

  std::deque<WordFacts> facts_;
  std::vector<const WordFacts*> by_id_;
  std::unordered_map<std::uint32_t, std::uint32_t> mask_ids_ = {{0, 0}};
};

}  // namespace nachlese::ner
