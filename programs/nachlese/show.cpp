#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct ShowOptions {
  cli::ArchiveOption archive;
  cli::ColorOption color;
  std::string id;
  std::string query;
  std::string format = "text";
};

int run_show(const ShowOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const auto article = searcher.article(options.id, options.query);
  if (!article) {
    std::cerr << "nachlese: The archive has no article " << search::printable(options.id) << ".\n";
    return cli::kNothingFound;
  }
  if (options.format == "json") {
    std::cout << search::to_json(article->article) << '\n';
  } else {
    search::print_text(std::cout, *article, options.color.enabled(1));
  }
  finish_output();
  return cli::kFound;
}

}  // namespace

std::function<int()> setup_show(CLI::App& command) {
  const auto options = std::make_shared<ShowOptions>();
  options->archive.add_to(command);
  options->color.add_to(command);
  command.add_option("id", options->id, "Id of the article")
      ->required()
      ->type_name("ID")
      ->configurable(false);
  command.add_option("--query", options->query, "Highlight the words of this query")
      ->type_name("QUERY");
  command.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  return [options] { return run_show(*options); };
}

}  // namespace nachlese::programs
