// The names of a text in the short form that tests compare.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "entities/recognizer.hpp"

namespace nachlese {

using namespace nachlese::ner;
using namespace nachlese::text;

inline const Recognizer& shared_recognizer() {
  static const Recognizer recognizer;
  return recognizer;
}

inline Names names_in(std::vector<std::string> texts) {
  Analyzer analyzer;
  std::vector<Analysis> analyses(texts.size());
  std::vector<AnalyzedField> fields;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    analyzer.analyze(texts[i], Purpose::document, analyses[i]);
    fields.push_back({texts[i], &analyses[i]});
  }
  return shared_recognizer().recognize(fields);
}

inline std::vector<std::string> of_type(const Names& names, EntityType type) {
  std::vector<std::string> out;
  for (const Entity& entity : names.entities) {
    if (entity.type == type) out.push_back(entity.name);
  }
  std::ranges::sort(out);
  return out;
}

inline std::vector<std::string> persons_in(const std::string& text) {
  return of_type(names_in({text}), EntityType::person);
}
inline std::vector<std::string> places_in(const std::string& text) {
  return of_type(names_in({text}), EntityType::place);
}
inline std::vector<std::string> organisations_in(const std::string& text) {
  return of_type(names_in({text}), EntityType::organisation);
}

// Mentions as written in a text of one field.
inline std::vector<std::string> mentions_in(const std::string& text) {
  std::vector<std::string> out;
  for (const Mention& mention : names_in({text}).mentions)
    out.push_back(text.substr(mention.begin, mention.end - mention.begin));
  return out;
}

}  // namespace nachlese
