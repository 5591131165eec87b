#include "entities/suppressed_words.hpp"

#include <algorithm>

namespace nachlese::ner {

void SuppressedWords::read(std::span<const std::string> names, text::Analyzer& analyzer) {
  ids_.clear();
  for (const auto& name : names) {
    text::Analysis analysis;
    analyzer.analyze(name, text::Purpose::document, analysis);
    for (const auto& token : analysis.tokens) {
      const text::Word& word = *token.word;
      if (word.function_word) continue;
      for (const text::Term& term : {word.surface, word.stem, word.variant}) {
        if (!term.text.empty()) ids_.insert(term.id);
      }
    }
  }
}

bool SuppressedWords::has(const text::Word& word) const {
  if (ids_.empty()) return false;
  const auto is_one = [&](const text::Term& term) {
    return !term.text.empty() && ids_.contains(term.id);
  };
  return is_one(word.surface) || is_one(word.stem) || is_one(word.variant);
}

void SuppressedWords::take_out_of(std::vector<text::Token>& overlays) const {
  if (ids_.empty()) return;
  std::erase_if(overlays, [&](const text::Token& overlay) {
    const text::Word& word = *overlay.word;
    const auto hidden = [&](const text::Part& part) { return has(part); };
    return has(word) || std::ranges::any_of(word.parts, hidden) ||
           std::ranges::any_of(word.runs, hidden);
  });
}

}  // namespace nachlese::ner
