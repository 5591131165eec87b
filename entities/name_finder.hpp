// Names in a text: the model decides, the lexicons and rules tell it what they know, and have the
// last word where they are certain.
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

  // Replaces `out`: ascending, not overlapping, with entities of the lexicon where the name is one.
  void find(std::span<const Unit> units, std::vector<TokenSpan>& out);

  // To be called when the TextWords behind the units are cleared.
  void clear() { tagger_.clear(); }

 private:
  void add_certain(std::span<const Unit> units, std::vector<TokenSpan>& spans) const;

  const NameImage* image_;
  Tagger tagger_;
  std::vector<TokenSpan> rules_;
};

}  // namespace nachlese::ner
