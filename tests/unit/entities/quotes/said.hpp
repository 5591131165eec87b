// Quotations of a text, in the short form that tests compare.
#pragma once

#include <string>
#include <vector>

#include "entities/quotes/describe.hpp"
#include "entities/quotes/quotes.hpp"
#include "tests/unit/entities/found.hpp"

namespace nachlese {

inline const quotes::QuoteFinder& shared_finder() {
  static const quotes::QuoteFinder finder;
  return finder;
}

inline quotes::Quotes quotes_of(const std::vector<std::string>& texts) {
  text::Analyzer analyzer;
  std::vector<text::Analysis> analyses(texts.size());
  std::vector<ner::AnalyzedField> fields;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    analyzer.analyze(texts[i], text::Purpose::document, analyses[i]);
    fields.push_back({texts[i], &analyses[i]});
  }
  return shared_finder().find(fields, shared_recognizer().recognize(fields));
}

// "direct: Angela Merkel: Wir schaffen das", "-" for nobody.
inline std::vector<std::string> said_in(const std::string& text) {
  const quotes::Quotes found = quotes_of({text});
  std::vector<std::string> out;
  for (const quotes::Quote& quote : found.quotes) {
    const std::string name = quote.name == quotes::kNobody ? "-" : found.names[quote.name];
    out.push_back(std::string(quotes::to_string(quote.type)) + ": " + name + ": " +
                  text.substr(quote.text.begin, quote.text.end - quote.text.begin));
  }
  return out;
}

}  // namespace nachlese
