// libFuzzer target: spans ascend, stay inside the text and the analysis never crashes, for every purpose.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "stemming/analyzer.hpp"
#include "stemming/describe.hpp"
#include "stemming/fold.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  static Analyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto purpose : {Purpose::document, Purpose::query, Purpose::highlight}) {
    Analysis analysis;
    analyzer.analyze(text, purpose, analysis);
    std::uint32_t last = 0;
    for (const auto& token : analysis.tokens) {
      if (token.begin < last || token.end <= token.begin || token.end > size) std::abort();
      last = token.end;
    }
    for (const auto& overlay : analysis.overlays) {
      if (overlay.end > size || overlay.position > analysis.positions) std::abort();
    }
  }
  (void)describe_words(analyzer, text);
  const auto folded = fold_value(text);
  if (fold_value(folded) != folded) std::abort();
  analyzer.trim();
  return 0;
}
