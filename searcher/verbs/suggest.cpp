#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "searcher/bounds.hpp"
#include "searcher/json.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct Options {
  ArchiveOption archive;
  std::string prefix;
  std::size_t limit = 10;
  std::string format = "text";
};

int run(const Options& options) {
  Searcher searcher(options.archive.directory);
  const auto suggestions = searcher.suggest(options.prefix, options.limit);
  for (const auto& suggestion : suggestions) {
    if (options.format == "jsonl") {
      std::cout << to_json(suggestion) << '\n';
    } else {
      std::cout << printable(suggestion.text) << '\t' << suggestion.kind << '\t' << suggestion.count << '\n';
    }
  }
  finish_output();
  return suggestions.empty() ? kNothingFound : kFound;
}

}  // namespace

std::function<int()> setup_suggest(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  command.add_option("prefix", options->prefix, "Beginning of a word, name or title, at least two letters")
      ->required()
      ->type_name("PREFIX")
      ->configurable(false);
  command.add_option("-n,--limit", options->limit, "Suggestions shown (10)")
      ->check(whole_number(0, kMostSuggestions))
      ->type_name("N");
  command.add_option("--format", options->format, "text or jsonl")->check(CLI::IsMember({"text", "jsonl"}))->type_name("FORMAT");
  return [options] { return run(*options); };
}

}  // namespace nachlese
