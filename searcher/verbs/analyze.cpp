#include <iostream>
#include <iterator>
#include <memory>

#include "core/cli/app.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"
#include "stemming/describe.hpp"

namespace nachlese {
namespace {

int run_words(Analyzer& analyzer) {
  for (std::string line; std::getline(std::cin, line); analyzer.trim()) {
    if (line.ends_with('\r')) line.pop_back();
    std::cout << describe_words(analyzer, line + "\n");
  }
  finish_output();
  return kFound;
}

int run_text(Analyzer& analyzer) {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  std::cout << describe_text(analyzer, text);
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_analyze(CLI::App& command) {
  const auto words = std::make_shared<bool>(false);
  command.add_flag("--words", *words, "A word a line; prints word, stem and parts, separated by tabs");
  return [words] {
    Analyzer analyzer;
    return *words ? run_words(analyzer) : run_text(analyzer);
  };
}

}  // namespace nachlese
