#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

constexpr std::size_t kPage = 1000;

struct ExportOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  std::string format = "jsonl";
};

int run_export(const ExportOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = options.request.request();
  request.limit = kPage;
  request.collapse = false;
  request.recency = false;
  request.feedback = false;
  const bool csv = options.format == "csv";
  if (csv) search::print_csv_header(std::cout);
  for (bool more = true; more && std::cout; request.offset += kPage) {
    const search::SearchResponse page = searcher.search(request);
    for (const auto& hit : page.hits) {
      if (csv) {
        search::print_csv(std::cout, hit);
      } else {
        std::cout << search::to_json(hit) << '\n';
      }
    }
    if (request.offset == 0) search::print_diagnostics(std::cerr, page.diagnostics);
    more = page.hits.size() == kPage;
    if (request.offset == 0 && page.hits.empty()) return cli::kNothingFound;
  }
  finish_output();
  return cli::kFound;
}

}  // namespace

std::function<int()> setup_export(CLI::App& command) {
  const auto options = std::make_shared<ExportOptions>();
  options->request.timeout = 0;  // all of it
  options->archive.add_to(command);
  options->request.add_to(command, false);
  command.add_option("--format", options->format, "jsonl or csv")
      ->check(CLI::IsMember({"jsonl", "csv"}))
      ->type_name("FORMAT");
  return [options] { return run_export(*options); };
}

}  // namespace nachlese::programs
