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
  ColorOption color;
  std::string id;
  std::size_t limit = 10;
  std::string format = "text";
};

int run(const Options& options) {
  Searcher searcher(options.archive.directory);
  const auto response = searcher.similar(options.id, options.limit);
  if (!response) {
    std::cerr << "nachlese: The archive has no article " << printable(options.id) << ".\n";
    return kNothingFound;
  }
  if (options.format == "json") {
    std::cout << to_json(*response) << '\n';
  } else if (options.format == "jsonl") {
    for (const auto& hit : response->hits) std::cout << to_json(hit) << '\n';
  } else {
    print_text(std::cout, *response, 0, options.color.enabled(1));
  }
  finish_output();
  return response->hits.empty() ? kNothingFound : kFound;
}

}  // namespace

std::function<int()> setup_similar(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  options->color.add_to(command);
  command.add_option("id", options->id, "Id of the article")->required()->type_name("ID")->configurable(false);
  command.add_option("-n,--limit", options->limit, "Articles shown (10)")->check(whole_number(0, kMostHits))->type_name("N");
  command.add_option("--format", options->format, "text, json or jsonl")
      ->check(CLI::IsMember({"text", "json", "jsonl"}))
      ->type_name("FORMAT");
  return [options] { return run(*options); };
}

}  // namespace nachlese
