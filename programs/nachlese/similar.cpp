#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/relatives_options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

int run_similar(const RelativesOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const auto response = searcher.similar(options.id, options.limit);
  if (!response) {
    std::cerr << "nachlese: " << say(message::kNoArticle, search::printable(options.id)) << '\n';
    return cli::kNothingFound;
  }
  if (options.format.is("json")) {
    std::cout << search::to_json(*response) << '\n';
  } else if (options.format.is("jsonl")) {
    for (const auto& hit : response->hits) std::cout << search::to_json(hit) << '\n';
  } else {
    const search::TextStyle style = options.text.style();
    const cli::Pager pager(!options.text.pager.off);
    search::print_text(std::cout, *response, 0, style);
  }
  finish_output();
  if (response->hits.empty() && options.format.is("text"))
    std::cerr << "nachlese: " << say(message::kNoSimilar, search::printable(options.id)) << '\n';
  return response->hits.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_similar(CLI::App& command) {
  const auto options = std::make_shared<RelativesOptions>();
  options->add_to(command, "Articles", {"text", "json", "jsonl"});
  return [options] { return run_similar(*options); };
}

}  // namespace nachlese::programs
