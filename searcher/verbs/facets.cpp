#include <algorithm>
#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "searcher/bounds.hpp"
#include "searcher/json.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/search.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct Options {
  ArchiveOption archive;
  RequestOptions request;
  std::vector<std::string> kinds;
  std::size_t limit = 20;
  std::string format = "text";
};

bool is_wanted(const Options& options, const FacetKindInfo& kind) {
  return options.kinds.empty() || std::find(options.kinds.begin(), options.kinds.end(), kind.name) != options.kinds.end();
}

int run(const Options& options) {
  Searcher searcher(options.archive.directory);
  SearchRequest request = options.request.request();
  request.limit = 0;
  request.facets = true;
  request.facet_limit = options.limit == 0 ? static_cast<std::size_t>(-1) : options.limit;
  SearchResponse response = searcher.search(request);
  if (!options.kinds.empty()) response.facets->months.clear();
  for (const auto& kind : kFacetKinds) {
    if (!is_wanted(options, kind)) response.facets->by_kind[static_cast<std::size_t>(kind.kind)].clear();
  }
  if (options.format == "json") {
    std::cout << to_json(response, *response.facets) << '\n';
  } else {
    print_text(std::cout, *response.facets);
  }
  finish_output();
  if (options.format != "json") print_diagnostics(std::cerr, response.diagnostics);
  return response.total > 0 ? kFound : kNothingFound;
}

}  // namespace

std::function<int()> setup_facets(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  options->request.add_to(command, false);
  std::vector<std::string> kinds;
  for (const auto& kind : kFacetKinds) kinds.emplace_back(kind.name);
  command
      .add_option("--kind", options->kinds,
                  "person, place, organisation, keyword, author, source, section or agency; all if not given")
      ->check(CLI::IsMember(kinds))
      ->type_name("KIND")
      ->allow_extra_args(false);
  command.add_option("-n,--limit", options->limit, "Values of each kind (20); 0 for all")
      ->check(whole_number(0, kMostHits))
      ->type_name("N");
  command.add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
  return [options] { return run(*options); };
}

}  // namespace nachlese
