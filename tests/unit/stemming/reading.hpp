// Short forms of asking the analyzer, for the tests of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::reading {

using namespace nachlese::text;

inline Analyzer& analyzer() {
  static Analyzer instance;
  return instance;
}

inline Analysis analyze(std::string_view text, Purpose purpose = Purpose::document) {
  Analysis analysis;
  analyzer().analyze(text, purpose, analysis);
  return analysis;
}

// Surface forms joined by blanks.
inline std::string surfaces(std::string_view text, Purpose purpose = Purpose::document) {
  std::string out;
  for (const auto& t : analyze(text, purpose).tokens)
    out.append(out.empty() ? "" : " ").append(t.word->surface.text);
  return out;
}

inline std::string overlays(std::string_view text, Purpose purpose = Purpose::document) {
  std::string out;
  for (const auto& t : analyze(text, purpose).overlays)
    out.append(out.empty() ? "" : " ").append(t.word->surface.text);
  return out;
}

// The stem of a word inside a sentence.
inline std::string stem(std::string_view word) {
  const auto* found = analyzer().word(word);
  return found == nullptr ? "(not one word)" : std::string(found->stem.text);
}

// Stems of the parts joined by |, or "" for a simple word.
inline std::string parts(std::string_view word) {
  std::string out;
  const auto* found = analyzer().word(word);
  if (found == nullptr) return "(not one word)";
  for (const auto& part : found->parts) out.append(out.empty() ? "" : "|").append(part.stem.text);
  return out;
}

// Everything by which a query finds a text: surface forms, stems, second readings and overlays.
inline std::vector<std::string> terms(std::string_view text, Purpose purpose) {
  std::vector<std::string> out;
  const auto add = [&](const Word* word) {
    if (word == nullptr) return;
    out.emplace_back(word->surface.text);
    if (!word->stem.text.empty()) out.push_back("Z" + std::string(word->stem.text));
  };
  const auto analysis = analyze(text, purpose);
  for (const auto& t : analysis.tokens) add(t.word), add(t.other);
  for (const auto& t : analysis.overlays) add(t.word);
  return out;
}

// True if the one-word query finds the text.
inline bool finds(std::string_view query, std::string_view text) {
  const auto in_text = terms(text, Purpose::document);
  for (const auto& wanted : terms(query, Purpose::query)) {
    for (const auto& term : in_text) {
      if (term == wanted) return true;
    }
  }
  return false;
}

}  // namespace nachlese::reading
