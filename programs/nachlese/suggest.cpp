#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
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
  std::string format = "text";
};

int run_suggest(const SuggestOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const auto suggestions = searcher.suggest(options.prefix, options.limit);
  for (const auto& suggestion : suggestions) {
    if (options.format == "jsonl") {
      std::cout << search::to_json(suggestion) << '\n';
    } else {
      std::cout << search::printable(suggestion.text) << '\t' << search::kind_name(suggestion)
                << '\t' << suggestion.count << '\n';
    }
  }
  finish_output();
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
  command.add_option("--format", options->format, "text or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  return [options] { return run_suggest(*options); };
}

}  // namespace nachlese::programs
