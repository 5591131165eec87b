#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "core/base/facet_kind.hpp"
#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "core/cli/terminal.hpp"
#include "core/store/facets.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct FacetsOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  std::vector<std::string> kinds;
  std::size_t limit = 20;
  cli::FormatOption format;
  TextOutput text;
};

bool is_wanted(const FacetsOptions& options, const FacetKindInfo& kind) {
  return options.kinds.empty() ||
         std::find(options.kinds.begin(), options.kinds.end(), kind.name) != options.kinds.end();
}

// Columns for people; lines with TABs where a program may read them.
void print_for_reader(const search::Facets& facets, const TextOutput& text) {
  if (!cli::is_capable_terminal(STDOUT_FILENO)) return search::print_text(std::cout, facets);
  const search::TextStyle style = text.style();
  const cli::Pager pager(!text.pager.off);
  search::print_columns(std::cout, facets, kOrderedKinds, static_cast<std::size_t>(-1), style);
}

int run_facets(const FacetsOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = options.request.request(options.format.is("json"));
  request.limit = 0;
  request.facets = true;
  request.facet_limit = options.limit == 0 ? static_cast<std::size_t>(-1) : options.limit;
  search::SearchResponse response = searcher.search(request);
  if (!options.kinds.empty()) response.facets->months.clear();
  for (const auto& kind : kFacetKinds) {
    if (!is_wanted(options, kind)) response.facets->by_kind[index_of(kind.kind)].clear();
  }
  if (options.format.is("json")) {
    std::cout << search::to_json(response, *response.facets) << '\n';
  } else {
    print_for_reader(*response.facets, options.text);
  }
  finish_output();
  if (!options.format.is("json"))
    search::print_diagnostics(std::cerr, response.diagnostics, request.query, note_style());
  return response.total > 0 ? cli::kFound : cli::kNothingFound;
}

}  // namespace

std::function<int()> setup_facets(CLI::App& command) {
  const auto options = std::make_shared<FacetsOptions>();
  options->archive.add_to(command);
  options->request.add_to(command, {.ranking = false});
  std::vector<std::string> kinds;
  for (const auto& kind : kFacetKinds) kinds.emplace_back(kind.name);
  command
      .add_option(
          "--kind", options->kinds,
          "person, place, organisation, keyword, author, source, section or agency; all by default")
      ->check(CLI::IsMember(kinds))
      ->type_name("KIND")
      ->allow_extra_args(false);
  command.add_option("-n,--limit", options->limit, "Values of each kind (20); 0 for all")
      ->check(cli::whole_number(0, search::kMostHits))
      ->type_name("N");
  options->text.add_to(command);
  options->format.add_to(command, {"text", "json"});
  return [options] { return run_facets(*options); };
}

}  // namespace nachlese::programs
