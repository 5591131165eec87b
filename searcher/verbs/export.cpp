#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "searcher/json.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kPage = 1000;

struct Options {
  ArchiveOption archive;
  RequestOptions request;
  std::string format = "jsonl";
};

int run(const Options& options) {
  Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  SearchRequest request = options.request.request();
  request.limit = kPage;
  request.collapse = false;
  request.recency = false;
  const bool csv = options.format == "csv";
  if (csv) print_csv_header(std::cout);
  for (bool more = true; more && std::cout; request.offset += kPage) {
    const SearchResponse page = searcher.search(request);
    for (const auto& hit : page.hits) {
      if (csv) {
        print_csv(std::cout, hit);
      } else {
        std::cout << to_json(hit) << '\n';
      }
    }
    if (request.offset == 0) print_diagnostics(std::cerr, page.diagnostics);
    more = page.hits.size() == kPage;
    if (request.offset == 0 && page.hits.empty()) return kNothingFound;
  }
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_export(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->request.timeout = 0;  // all of it
  options->archive.add_to(command);
  options->request.add_to(command, false);
  command.add_option("--format", options->format, "jsonl or csv")->check(CLI::IsMember({"jsonl", "csv"}))->type_name("FORMAT");
  return [options] { return run(*options); };
}

}  // namespace nachlese
