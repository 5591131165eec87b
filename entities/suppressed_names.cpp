#include "entities/suppressed_names.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "stemming/fold.hpp"

namespace nachlese::ner {
namespace {

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = text::fold_value(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(" -", begin), folded.size());
    if (end > begin) out.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool has_all(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

}  // namespace

bool is_suppressed(std::string_view value, bool is_person, std::span<const std::string> names) {
  if (names.empty()) return false;
  const std::vector<std::string> words = words_of(value);
  return !words.empty() && std::ranges::any_of(names, [&](const std::string& name) {
    const std::vector<std::string> own = words_of(name);
    if (own.empty()) return false;
    return has_all(own, words) || has_all(words, own) ||
           (is_person && has_all(words, {own.back()}));
  });
}

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
