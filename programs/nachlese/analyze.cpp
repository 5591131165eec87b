#include <iostream>
#include <iterator>
#include <memory>

#include "core/base/file_content.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "stemming/describe.hpp"

namespace nachlese::programs {
namespace {

struct AnalyzeOptions {
  bool before_1901 = false;
  std::string lexicon;
};

int run_words(text::Analyzer& analyzer) {
  for (std::string line; std::getline(std::cin, line); analyzer.trim()) {
    if (line.ends_with('\r')) line.pop_back();
    std::cout << text::describe_words(analyzer, line + "\n");
  }
  finish_output();
  return cli::kFound;
}

int run_text(text::Analyzer& analyzer) {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  std::cout << text::describe_text(analyzer, text);
  finish_output();
  return cli::kFound;
}

}  // namespace

std::function<int()> setup_analyze(CLI::App& command) {
  const auto words = std::make_shared<bool>(false);
  const auto options = std::make_shared<AnalyzeOptions>();
  command.add_flag("--before-1901", options->before_1901,
                   "Analyze like an archive with --profile before-1901");
  command.add_option("--lexicon", options->lexicon, "Analyze like an archive with this --lexicon")
      ->type_name("FILE");
  command.add_flag("--words", *words,
                   "Read one word per line; print word, stem and parts, separated by tabs");
  return [words, options] {
    text::Analyzer analyzer({options->before_1901, options->lexicon.empty()
                                                       ? std::string()
                                                       : require_content(options->lexicon)});
    return *words ? run_words(analyzer) : run_text(analyzer);
  };
}

}  // namespace nachlese::programs
