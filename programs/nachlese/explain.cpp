#include <iomanip>
#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/explanation.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct ExplainOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  std::size_t limit = 5;
};

int run_explain(const ExplainOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = options.request.request();
  request.limit = options.limit;
  const search::Explanation explanation = searcher.explain(request);
  std::cout << std::fixed << std::setprecision(2) << "Tree    "
            << search::printable(explanation.tree) << "\nPlan    "
            << search::printable(explanation.plan) << '\n';
  if (!explanation.nearby.empty())
    std::cout << "Best +  " << search::printable(explanation.nearby) << '\n';
  if (!explanation.shared.empty()) {
    std::cout << "Shared ";
    for (const auto& word : explanation.shared)
      std::cout << ' ' << search::printable(word.stem) << ' ' << word.weight;
    std::cout << '\n';
  }
  for (const auto& name : explanation.names)
    std::cout << "Name    " << info(name.kind).name << ' ' << search::printable(name.value) << '\n';
  for (const auto& hit : explanation.hits) {
    std::cout << '\n' << search::printable(hit.id) << "  " << hit.score << '\n';
    if (hit.feedback > 0)
      std::cout << std::setw(7) << hit.feedback << "  " << std::left << std::setw(13)
                << "shared words" << std::right << '\n';
    for (const auto& match : hit.matches) {
      std::cout << std::setw(7);
      if (match.weight > 0) {
        std::cout << match.weight;
      } else {
        std::cout << '-';
      }
      std::cout << "  " << std::left << std::setw(13) << match.layer << std::right << ' '
                << search::printable(match.term) << '\n';
    }
  }
  finish_output();
  search::print_diagnostics(std::cerr, explanation.diagnostics, request.query, note_style());
  return explanation.hits.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_explain(CLI::App& command) {
  const auto options = std::make_shared<ExplainOptions>();
  options->archive.add_to(command);
  options->request.add_to(command, {.query_required = true});
  command.add_option("-n,--limit", options->limit, "Articles whose matching terms are shown (5)")
      ->check(cli::whole_number(0, search::kMostHits))
      ->type_name("N");
  return [options] { return run_explain(*options); };
}

}  // namespace nachlese::programs
