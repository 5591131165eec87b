#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct SuggestOptions {
  cli::ArchiveOption archive;
  std::string prefix;
  std::size_t limit = 10;
  cli::FormatOption format;
};

int run_suggest(const SuggestOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const auto suggestions = searcher.suggest(options.prefix, options.limit);
  if (options.format.is("json")) std::cout << "{\"suggestions\":[";
  for (const auto& suggestion : suggestions) {
    if (options.format.is("json")) {
      std::cout << (&suggestion == &suggestions.front() ? "" : ",") << search::to_json(suggestion);
      continue;
    }
    if (options.format.is("jsonl")) {
      std::cout << search::to_json(suggestion) << '\n';
    } else {
      std::cout << search::printable(suggestion.text) << '\t' << search::kind_name(suggestion)
                << '\t' << suggestion.count << '\n';
    }
  }
  if (options.format.is("json")) std::cout << "]}\n";
  finish_output();
  if (suggestions.empty() && options.format.is("text"))
    std::cerr << "nachlese: " << say(message::kNothingBegins, search::printable(options.prefix))
              << '\n';
  return suggestions.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_suggest(CLI::App& command) {
  const auto options = std::make_shared<SuggestOptions>();
  options->archive.add_to(command);
  command
      .add_option("prefix", options->prefix, "Start of a word, name or title, at least two letters")
      ->required()
      ->type_name("PREFIX")
      ->configurable(false);
  command.add_option("-n,--limit", options->limit, "Suggestions shown (10)")
      ->check(cli::whole_number(0, search::kMostSuggestions))
      ->type_name("N");
  options->format.add_to(command, {"text", "json", "jsonl"});
  return [options] { return run_suggest(*options); };
}

}  // namespace nachlese::programs
