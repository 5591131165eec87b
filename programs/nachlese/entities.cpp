#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "core/base/file_content.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "entities/describe.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"

namespace nachlese::programs {
namespace {

int run_text(const std::string& text, const ner::Recognizer& recognizer, bool json) {
  text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  const ner::AnalyzedField field{text, &analysis};
  const ner::Names names = recognizer.recognize({&field, 1});
  std::cout << (json ? ner::names_as_json(names, text) : ner::names_as_text(names));
  finish_output();
  return names.entities.empty() ? cli::kNothingFound : cli::kFound;
}

int run_conll(const std::string& text, const ner::Recognizer& recognizer) {
  for (const auto& sentences : ner::read_conll(text))
    std::cout << ner::write_conll(sentences, recognizer.tag(sentences));
  finish_output();
  return cli::kFound;
}

}  // namespace

std::function<int()> setup_entities(CLI::App& command) {
  struct EntitiesOptions {
    cli::FormatOption format;
    bool conll = false;
    std::string names;
  };
  const auto options = std::make_shared<EntitiesOptions>();
  options->format.add_to(command, {"text", "json"}, "text, or json with the mentions of each name");
  command
      .add_flag("--conll", options->conll,
                "Read one token per line, a blank line between sentences; print token and BIO tag")
      ->excludes(command.get_option("--json"));
  command.add_option("--names", options->names, "Recognize like an archive with this --names")
      ->type_name("FILE");
  return [options] {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const ner::Recognizer recognizer(
        options->names.empty() ? std::string() : require_content(options->names), options->names);
    return options->conll ? run_conll(text, recognizer)
                          : run_text(text, recognizer, options->format.is("json"));
  };
}

}  // namespace nachlese::programs
