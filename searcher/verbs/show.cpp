#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "searcher/json.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct Options {
  ArchiveOption archive;
  ColorOption color;
  std::string id;
  std::string query;
  std::string format = "text";
};

int run(const Options& options) {
  Searcher searcher(options.archive.directory);
  const auto article = searcher.article(options.id, options.query);
  if (!article) {
    std::cerr << "nachlese: The archive has no article " << printable(options.id) << ".\n";
    return kNothingFound;
  }
  if (options.format == "json") {
    std::cout << to_json(article->article) << '\n';
  } else {
    print_text(std::cout, *article, options.color.enabled(1));
  }
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_show(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  options->color.add_to(command);
  command.add_option("id", options->id, "Id of the article")->required()->type_name("ID")->configurable(false);
  command.add_option("--query", options->query, "Mark the words of this query")->type_name("QUERY");
  command.add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
  return [options] { return run(*options); };
}

}  // namespace nachlese
