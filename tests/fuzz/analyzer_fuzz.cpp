// libFuzzer target: for every purpose, spans ascend and stay inside the text, and the analysis
// never crashes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/error.hpp"
#include "stemming/analyzer.hpp"
#include "stemming/describe.hpp"
#include "stemming/fold.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::text;

void check_spans(Analyzer& analyzer, std::string_view text) {
  for (const auto purpose : {Purpose::document, Purpose::query, Purpose::highlight}) {
    Analysis analysis;
    analyzer.analyze(text, purpose, analysis);
    std::uint32_t last = 0;
    for (const auto& token : analysis.tokens) {
      if (token.begin < last || token.end <= token.begin || token.end > text.size()) std::abort();
      for (const auto& part : token.word->parts) {
        if (part.begin >= part.end || part.end > token.word->surface.text.size()) std::abort();
      }
      last = token.end;
    }
    for (const auto& overlay : analysis.overlays) {
      if (overlay.end > text.size() || overlay.position > analysis.positions) std::abort();
    }
  }
}

// Uses the text as a user's lexicon, which must be refused or give a working analyzer.
void check_lexicon(std::string_view text) {
  try {
    Analyzer analyzer({false, std::string(text)});
    check_spans(analyzer, text);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Analyzer analyzer;
  static Analyzer old({true, ""});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_spans(analyzer, text);
  check_spans(old, text);
  check_lexicon(text);
  (void)describe_words(analyzer, text);
  const auto folded = fold_value(text);
  if (fold_value(folded) != folded) std::abort();
  analyzer.trim();
  old.trim();
  return 0;
}
