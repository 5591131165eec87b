// libFuzzer target: quotations ascend, their spans lie in the text, and JSON can be made of them.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entities/quotes/describe.hpp"
#include "entities/quotes/quotes.hpp"

namespace {

using namespace nachlese;

void check_span(const quotes::ByteSpan& span, std::string_view text) {
  if (span.begin > span.end || span.end > text.size()) std::abort();
}

void check(const quotes::Quotes& found, std::string_view text) {
  std::uint32_t last = 0;
  for (const quotes::Quote& quote : found.quotes) {
    if (quote.text.begin < last || quote.text.empty() || quote.field != 0) std::abort();
    last = quote.text.begin;
    for (const auto& span : {quote.text, quote.speaker, quote.cue, quote.particle})
      check_span(span, text);
    if (quote.name != quotes::kNobody && quote.name >= found.names.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static text::Analyzer analyzer;
  static const ner::Recognizer recognizer;
  static const quotes::QuoteFinder finder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  const ner::AnalyzedField field{text, &analysis};
  const quotes::Quotes found = finder.find({&field, 1}, recognizer.recognize({&field, 1}));
  check(found, text);
  (void)quotes::quotes_as_json(found, text);
  (void)quotes::quotes_as_text(found, text);
  analyzer.trim();
  return 0;
}
