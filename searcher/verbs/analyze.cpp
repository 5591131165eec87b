#include <iostream>
#include <iterator>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"
#include "stemming/describe.hpp"

namespace nachlese {
namespace {

struct AnalyzeOptions {
  bool before_1901 = false;
  std::string lexicon;
};

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
  const auto options = std::make_shared<AnalyzeOptions>();
  command.add_flag("--before-1901", options->before_1901, "As an archive with --profile before-1901 does");
  command.add_option("--lexicon", options->lexicon, "As an archive with this --lexicon does")->type_name("FILE");
  command.add_flag("--words", *words, "A word a line; prints word, stem and parts, separated by tabs");
  return [words, options] {
    Analyzer analyzer({options->before_1901, options->lexicon.empty() ? std::string() : read_text_file(options->lexicon)});
    return *words ? run_words(analyzer) : run_text(analyzer);
  };
}

}  // namespace nachlese
