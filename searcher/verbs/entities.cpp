#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "entities/describe.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

int run_text(const std::string& text, const Recognizer& recognizer, bool json) {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, Purpose::document, analysis);
  const AnalyzedField field{text, &analysis};
  const Names names = recognizer.recognize({&field, 1});
  std::cout << (json ? names_as_json(names, text) : names_as_text(names));
  finish_output();
  return names.entities.empty() ? kNothingFound : kFound;
}

int run_conll(const std::string& text, const Recognizer& recognizer) {
  for (const auto& sentences : read_conll(text)) std::cout << write_conll(sentences, recognizer.tag(sentences));
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_entities(CLI::App& command) {
  struct Options {
    bool json = false;
    bool conll = false;
    std::string names;
  };
  const auto options = std::make_shared<Options>();
  auto* json = command.add_flag("--json", options->json, "Names with their mentions as JSON");
  command.add_flag("--conll", options->conll, "Reads a token a line, a blank line between sentences; prints token and BIO tag")
      ->excludes(json);
  command.add_option("--names", options->names, "As an archive with this --names does")->type_name("FILE");
  return [options] {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const Recognizer recognizer(options->names.empty() ? std::string() : read_text_file(options->names), options->names);
    return options->conll ? run_conll(text, recognizer) : run_text(text, recognizer, options->json);
  };
}

}  // namespace nachlese
