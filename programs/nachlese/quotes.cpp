#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "core/base/file_content.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "entities/quotes/describe.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"

namespace nachlese::programs {
namespace {

struct QuotesOptions {
  cli::FormatOption format;
  std::string names;
  std::string file;
};

int run_quotes(const QuotesOptions& options) {
  const std::string text = options.file.empty() || options.file == "-"
                               ? std::string(std::istreambuf_iterator<char>(std::cin), {})
                               : require_content(options.file);
  const ner::Recognizer recognizer(
      options.names.empty() ? std::string() : require_content(options.names), options.names);
  text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  const ner::AnalyzedField field{text, &analysis};
  const quotes::Quotes found =
      quotes::QuoteFinder().find({&field, 1}, recognizer.recognize({&field, 1}));
  std::cout << (!options.format.is("text") ? quotes::quotes_as_json(found, text)
                                           : quotes::quotes_as_text(found, text));
  finish_output();
  return found.quotes.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_quotes(CLI::App& command) {
  const auto options = std::make_shared<QuotesOptions>();
  options->format.add_to(command, {"text", "jsonl", "json"},
                         "text, or one JSON object a line, with offsets in Unicode code points");
  command.add_option("--names", options->names, "As an archive with this --names does")
      ->type_name("FILE");
  command.add_option("FILE", options->file, "The text of one article (default: standard input)")
      ->type_name("FILE");
  return [options] { return run_quotes(*options); };
}

}  // namespace nachlese::programs
