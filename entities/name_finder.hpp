// Finds the names in a text. A trained model decides; lexicons and rules supply features, and
// decide alone where they are certain.
//
// Example: "Putin empfing US-Präsident Donald Trump in Helsinki. Trumps Merkel-Kritik blieb aus
// (dpa)."
//   1. units: the words with what the lexicons know of each (US-Präsident is a role).
//   2. rules: Putin, Donald Trump and Helsinki by lexicon, US and Merkel inside hyphen compounds.
//   3. tagger: the CRF scores the labels of each word from its features, among them the labels
//      that the rules give; Viterbi picks the best sequence: U-PER … B-PER L-PER … U-LOC.
//   4. certain rules: US and Merkel are added, which the model leaves unlabelled.
//   5. agency removes the credit (dpa); canonical resolves the rest to Wladimir Putin, USA, Donald
//      Trump (twice, Trumps is a genitive), Helsinki and Angela Merkel.
#pragma once

#include <span>
#include <vector>

#include "entities/rules.hpp"
#include "entities/tagger.hpp"

namespace nachlese::ner {

// Not thread-safe; image and model are shared.
class NameFinder {
 public:
  NameFinder(const NameImage& image, const NameModel& model);

  // Replaces `out` with ascending, disjoint spans, with the lexicon's entity where there is one.
  void find(std::span<const Unit> units, std::vector<TokenSpan>& out);

  // Call this when the TextWords behind the units are cleared.
  void clear() { tagger_.clear(); }

 private:
  void add_certain(std::span<const Unit> units, std::vector<TokenSpan>& spans) const;

  const NameImage* image_;
  Tagger tagger_;
  std::vector<TokenSpan> rules_;
};

}  // namespace nachlese::ner
