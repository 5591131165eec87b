#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct CountOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
};

int run_count(const CountOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = options.request.request();
  request.limit = 0;
  const search::SearchResponse response = searcher.search(request);
  std::cout << response.total << '\n';
  finish_output();
  search::print_diagnostics(std::cerr, response.diagnostics, request.query, note_style());
  if (!response.total_exact) std::cerr << say(message::kIncomplete) << '\n';
  return response.total > 0 ? cli::kFound : cli::kNothingFound;
}

}  // namespace

std::function<int()> setup_count(CLI::App& command) {
  const auto options = std::make_shared<CountOptions>();
  options->archive.add_to(command);
  options->request.add_to(command, {.ranking = false});
  return [options] { return run_count(*options); };
}

}  // namespace nachlese::programs
