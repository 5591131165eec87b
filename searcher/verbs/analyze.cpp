#include <iostream>
#include <iterator>
#include <memory>

#include "core/cli/app.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese {
namespace {

constexpr const char* kKindNames[] = {"word", "number", "date", "abbreviation", "address", "symbol"};

std::string parts_of(const Word& word) {
  std::string out;
  for (const auto& part : word.parts) out.append(out.empty() ? "" : "|").append(part.stem.text);
  return out;
}

// word<TAB>stem<TAB>part|part
int run_words() {
  Analyzer analyzer;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const Word* word = analyzer.word(line);
    std::cout << printable(line) << '\t';
    if (word != nullptr) std::cout << word->stem.text << '\t' << parts_of(*word);
    std::cout << (word == nullptr ? "\t\n" : "\n");
    analyzer.trim();
  }
  finish_output();
  return kFound;
}

void print(const Token& token, std::string_view text, char marker) {
  const Word& word = *token.word;
  std::cout << token.position << marker << '\t' << printable(text.substr(token.begin, token.end - token.begin)) << '\t'
            << kKindNames[static_cast<std::size_t>(token.kind)] << '\t' << word.surface.text << '\t' << word.stem.text << '\t'
            << parts_of(word) << '\t' << (word.function_word ? "function word" : "") << '\n';
}

int run_text() {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, Purpose::document, analysis);
  std::cout << "position\ttext\tkind\tsurface\tstem\tparts\tnote\n";
  auto overlay = analysis.overlays.begin();
  for (const auto& token : analysis.tokens) {
    print(token, text, ' ');
    for (; overlay != analysis.overlays.end() && overlay->position <= token.position; ++overlay) print(*overlay, text, '+');
  }
  for (; overlay != analysis.overlays.end(); ++overlay) print(*overlay, text, '+');
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_analyze(CLI::App& command) {
  const auto words = std::make_shared<bool>(false);
  command.add_flag("--words", *words, "A word a line; prints word, stem and parts, separated by tabs");
  return [words] { return *words ? run_words() : run_text(); };
}

}  // namespace nachlese
