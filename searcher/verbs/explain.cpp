#include <iomanip>
#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "searcher/bounds.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct Options {
  ArchiveOption archive;
  RequestOptions request;
  std::size_t limit = 5;
};

int run(const Options& options) {
  Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  SearchRequest request = options.request.request();
  request.limit = options.limit;
  const Explanation explanation = searcher.explain(request);
  std::cout << std::fixed << std::setprecision(2) << "Tree    " << printable(explanation.tree) << "\nEngine  "
            << printable(explanation.engine) << '\n';
  if (!explanation.nearby.empty()) std::cout << "Best +  " << printable(explanation.nearby) << '\n';
  for (const auto& name : explanation.names)
    std::cout << "Name    " << info(name.kind).name << ' ' << printable(name.value) << '\n';
  for (const auto& hit : explanation.hits) {
    std::cout << '\n' << printable(hit.id) << "  " << hit.score << '\n';
    for (const auto& match : hit.matches) {
      std::cout << std::setw(7);
      if (match.weight > 0) {
        std::cout << match.weight;
      } else {
        std::cout << '-';
      }
      std::cout << "  " << std::left << std::setw(13) << match.layer << std::right << ' ' << printable(match.term) << '\n';
    }
  }
  finish_output();
  print_diagnostics(std::cerr, explanation.diagnostics);
  return explanation.hits.empty() ? kNothingFound : kFound;
}

}  // namespace

std::function<int()> setup_explain(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  options->request.add_to(command, true);
  command.add_option("-n,--limit", options->limit, "Articles whose matching terms are shown (5)")
      ->check(whole_number(0, kMostHits))
      ->type_name("N");
  return [options] { return run(*options); };
}

}  // namespace nachlese
