#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/labels.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

constexpr std::size_t kPage = 1000;

struct ExportOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  TableOptions table;
  cli::FormatOption format;
};

// A whole archive goes out with every version, so that it can be built again; what a search finds
// is as many articles as it says.
search::SearchRequest request_of(const ExportOptions& options) {
  search::SearchRequest request = options.request.request();
  const bool whole =
      request.query.empty() && request.filters.empty() && !request.from && !request.to;
  if (whole && options.request.versions.empty()) request.collapse = false;
  request.limit = kPage;
  request.recency = false;
  request.feedback = false;
  request.articles = true;
  return request;
}

void say_what_is_left_out(const search::SearchResponse& found) {
  if (found.versions <= found.total) return;
  const std::uint64_t left_out = found.versions - found.total;
  std::cerr << search::label::kNote.in(cli::environment_language()) << ": "
            << say(left_out == 1 ? message::kVersionLeftOut : message::kVersionsLeftOut,
                   std::to_string(left_out))
            << '\n';
}

int run_export(const ExportOptions& options) {
  const bool csv = options.format.is("csv");
  const search::HitFields fields =
      options.table.fields(csv ? search::table_fields() : search::stored_fields());
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = request_of(options);
  search::CsvTable table(std::cout, fields, options.table.reader());
  if (csv) table.header();
  for (bool more = true; more && std::cout; request.offset += kPage) {
    const search::SearchResponse page = searcher.search(request);
    for (const auto& hit : page.hits) {
      if (csv) {
        table.hit(hit);
      } else {
        std::cout << search::to_json(hit, fields) << '\n';
      }
    }
    if (request.offset == 0)
      search::print_diagnostics(std::cerr, page.diagnostics, request.query, note_style());
    more = page.hits.size() == kPage;
    if (request.offset == 0 && page.hits.empty()) return cli::kNothingFound;
    if (!more) say_what_is_left_out(page);
  }
  finish_output();
  return cli::kFound;
}

}  // namespace

std::function<int()> setup_export(CLI::App& command) {
  const auto options = std::make_shared<ExportOptions>();
  options->request.timeout = 0;  // all of it
  options->archive.add_to(command);
  options->request.add_to(command);
  options->format.add_to(command, {"jsonl", "csv"},
                         "jsonl, which `nachlese-index sync` reads back, or csv");
  options->table.add_to(command);
  return [options] { return run_export(*options); };
}

}  // namespace nachlese::programs
