// Measures the recognizer, and checks that its time is linear in the length of the text. Reads JSON
// Lines with the field `body` or `text` from standard input, at most 16 MiB of text. Exit code 1 if
// a text eight or ten times as long takes more than 40 times as long; a quadratic step would take
// 64 or 100 times. Usage: bench_names < corpus.jsonl
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "entities/recognizer.hpp"
#include "tests/bench/corpus_text.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::ner;
using namespace nachlese::text;

constexpr std::size_t kMostBytes = 16 << 20;

struct Growth {
  const char* what;
  const char* part;
  std::size_t short_bytes;
  std::size_t long_bytes;
};

constexpr Growth kGrowths[] = {
    {"one sentence", "und Angela Merkel mit Uwe Schäfer ", 35'000, 280'000},
    {"a list, surnames first", "Schäfer, Uwe; Meier, Petra; ", 29'000, 232'000},
    {"capitals", "ANGELA MERKEL IN PARIS ", 23'000, 184'000},
    {"first names", "Angela Uwe Petra Jens Klaus Peter Maria ", 40'000, 320'000},
    {"companies", "GmbH & Co. KG AG Universität für ", 34'000, 272'000},
    {"an article of 5 MB",
     "Angela Merkel traf Emmanuel Macron in Paris, wo die Nato tagte. Ein Sprecher der CDU lobte "
     "das.\n\n",
     500'000, 5'000'000},
};

class Tagger {
 public:
  // Seconds of the recognizer alone.
  double time(const std::string& text) {
    Analysis analysis;
    analyzer_.analyze(text, Purpose::document, analysis);
    tokens_ = analysis.tokens.size();
    const AnalyzedField fields[] = {{text, &analysis}};
    const auto start = std::chrono::steady_clock::now();
    const Names names = recognizer_.recognize(fields);
    const double took =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    analyzer_.trim();
    return took;
  }

  [[nodiscard]] std::size_t tokens() const { return tokens_; }

 private:
  Analyzer analyzer_;
  Recognizer recognizer_;
  std::size_t tokens_ = 0;
};

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

int main() {
  Tagger tagger;
  double seconds = 0;
  std::size_t tokens = 0;
  for (const std::string& text : bench::read_texts(kMostBytes)) {
    seconds += tagger.time(text);
    tokens += tagger.tokens();
  }
  std::printf("| names | |\n| --- | --- |\n| tokens per second, one thread | %.0f |\n",
              static_cast<double>(tokens) / seconds);
  bool good = true;
  for (const Growth& growth : kGrowths) {
    const double small = tagger.time(repeated(growth.part, growth.short_bytes));
    const double large = tagger.time(repeated(growth.part, growth.long_bytes));
    std::printf("| %s: %zu times the text takes | %.1f times as long |\n", growth.what,
                growth.long_bytes / growth.short_bytes, large / small);
    good = good && large < 40 * small + 0.5;
  }
  return good ? 0 : 1;
}
