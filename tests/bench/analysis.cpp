// Measures the German analysis beside Xapian's, on the same text in the same run. Reads JSON Lines
// with the field `body` or `text` from standard input, at most MIB of text. Usage: bench_analysis
// [MIB] < corpus.jsonl
#include <xapian.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"
#include "tests/bench/corpus_text.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::text;

constexpr int kRounds = 3;  // the best one counts

template <class Action>
double seconds(Action action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Action>
double best_of_rounds(Action action) {
  double best = 1e9;
  for (int i = 0; i < kRounds; ++i) best = std::min(best, seconds(action));
  return best;
}

double resident_mib() {
  std::size_t pages = 0, ignored = 0;
  std::ifstream("/proc/self/statm") >> ignored >> pages;
  return static_cast<double>(pages) * 4096 / (1 << 20);
}

struct Form {
  std::string surface;
  bool noun = false;
};

void compare_stemmers(const char* what, const std::vector<Form>& words) {
  const auto count = static_cast<double>(words.size());
  std::size_t sum = 0;  // keeps the optimizer from removing the loops
  std::string stem;
  const double ours = best_of_rounds([&] {
    for (const auto& w : words) text::find_stem(w.surface, w.noun, stem), sum += stem.size();
  });
  const Xapian::Stem german("german");
  const double xapian = best_of_rounds([&] {
    for (const auto& w : words) sum += german(w.surface).size();
  });
  std::printf("| stemmer, %s | %.0f ns/word | %.0f ns/word | %.1f |%s\n", what, 1e9 * ours / count,
              1e9 * xapian / count, xapian / ours, sum == 0 ? " " : "");
}

void compare_analysis(const std::vector<std::string>& texts, std::size_t tokens) {
  const auto all = [&](Analyzer& analyzer) {
    Analysis analysis;
    for (const auto& t : texts) analyzer.analyze(t, Purpose::document, analysis);
  };
  Analyzer warm;
  const double first = seconds([&] { all(warm); });
  const double later = best_of_rounds([&] { all(warm); });
  const double xapian = best_of_rounds([&] {
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("german"));
    for (const auto& t : texts) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(t);
    }
  });
  const auto rate = [&](double s) { return static_cast<double>(tokens) / s / 1e6; };
  std::printf("| analysis, warm | %.2f M tokens/s | %.2f M tokens/s | %.1f |\n", rate(later),
              rate(xapian), xapian / later);
  std::printf("| analysis, first time | %.2f M tokens/s | | %.1f |\n", rate(first), xapian / first);
}

}  // namespace

int main(int argc, char** argv) {
  const double before = resident_mib();
  std::size_t tables = 0;
  const double load = seconds(
      [&] { tables = Analyzer().word("Haus") == nullptr ? 0 : text::lexicon_image().size(); });
  volatile char touched = 0;
  for (std::size_t i = 0; i < tables; i += 4096)
    touched = static_cast<char>(touched + text::lexicon_image()[i]);
  const double lexicon_mib = resident_mib() - before;

  const auto texts = bench::read_texts((argc > 1 ? std::stoul(argv[1]) : 16) << 20);
  Analyzer analyzer;
  Analysis analysis;
  std::vector<Form> running, distinct;
  std::unordered_set<std::string> seen;
  std::size_t tokens = 0;
  for (const auto& t : texts) {
    analyzer.analyze(t, Purpose::document, analysis);
    tokens += analysis.tokens.size();
    for (const auto& token : analysis.tokens) {
      if (token.kind != TokenKind::word) continue;
      const auto& form =
          running.emplace_back(Form{std::string(token.word->surface.text), token.capitalized});
      if (seen.insert(form.surface).second) distinct.push_back(form);
    }
  }
  std::printf("\n%zu tokens, %zu different words, one thread\n\n", tokens, distinct.size());
  std::printf("| German analysis | nachlese | Xapian | ratio |\n|---|---|---|---|\n");
  compare_analysis(texts, tokens);
  compare_stemmers("running text", running);
  compare_stemmers("different words", distinct);
  std::printf("| lexicon | %.1f ms, %.1f MiB | | |\n", 1e3 * load, lexicon_mib);
}
