// Words of names that must not lead to an article any more, though it may still be read
// (`nachlese-index suppress`).
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::ner {

// Holds ids of the analyzer: good until that trims.
class SuppressedWords {
 public:
  void read(std::span<const std::string> names, text::Analyzer& analyzer);

  // Whether a search for the words of the names would find the word: it is one of them, has an
  // ending or is another spelling.
  [[nodiscard]] bool has(const text::Word& word) const;
  // The same for a part of a compound.
  [[nodiscard]] bool has(const text::Part& part) const { return ids_.contains(part.stem.id); }
  // Takes out what is joined of one of the words and others (Muster-Prozess).
  void take_out_of(std::vector<text::Token>& overlays) const;

  [[nodiscard]] bool empty() const { return ids_.empty(); }

 private:
  std::set<std::uint32_t> ids_;  // of surface forms, stems and variants
};

}  // namespace nachlese::ner
