#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "searcher/bounds.hpp"
#include "searcher/json.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/search.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kBatchLimit = 1000;  // the usual depth of a TREC run

struct Options {
  ArchiveOption archive;
  ColorOption color;
  RequestOptions request;
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool facets = false;
  bool limit_given = false;
  std::string format = "text";
  std::string batch;
  std::string trec;
  std::vector<std::string> weights;

  [[nodiscard]] Ranking ranking() const {
    Ranking out;
    for (const auto& weight : weights) set_weight(out, weight);
    return out;
  }
};

using Printer = void (*)(const SearchResponse&, const Options&);

struct Format {
  std::string_view name;
  Printer print;
};
constexpr Format kFormats[] = {
    {"text", [](const SearchResponse& r, const Options& o) { print_text(std::cout, r, o.offset, o.color.enabled(1)); }},
    {"json", [](const SearchResponse& r, const Options&) { std::cout << to_json(r) << '\n'; }},
    {"jsonl",
     [](const SearchResponse& r, const Options&) {
       for (const auto& hit : r.hits) std::cout << to_json(hit) << '\n';
     }},
    {"csv",
     [](const SearchResponse& r, const Options&) {
       print_csv_header(std::cout);
       for (const auto& hit : r.hits) print_csv(std::cout, hit);
     }},
    {"ids",
     [](const SearchResponse& r, const Options&) {
       for (const auto& hit : r.hits) std::cout << printable(hit.id) << '\n';
     }},
};

int run_single(const Options& options) {
  Searcher searcher(options.archive.directory, {options.request.aliases.file, options.ranking()});
  SearchRequest request = options.request.request();
  request.limit = options.limit;
  request.offset = options.offset;
  request.facets = options.facets;
  const SearchResponse response = searcher.search(request);
  for (const auto& format : kFormats) {
    if (format.name == options.format) format.print(response, options);
  }
  finish_output();
  if (options.format != "json") print_diagnostics(std::cerr, response.diagnostics);
  return response.total > 0 ? kFound : kNothingFound;
}

struct BatchQuery {
  std::string id;
  std::string text;
};

// Lines of ID<TAB>TEXT; a line without TAB is its own id, unless `ids_needed`.
std::vector<BatchQuery> read_batch(const std::string& path, bool ids_needed) {
  std::ifstream file(path);
  if (!file) throw Error(ErrorCode::usage, "Cannot read " + path + ".", "Give a file with a query a line, or ID<TAB>QUERY.");
  std::vector<BatchQuery> out;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos && ids_needed)
      throw Error(ErrorCode::usage, path + ", line " + std::to_string(number) + ", has no TAB.", "Write ID<TAB>QUERY.");
    out.push_back({line.substr(0, tab), tab == std::string::npos ? line : line.substr(tab + 1)});
  }
  return out;
}

// One table for all queries; one that finds nothing has a row, too.
int run_table(const Options& options) {
  Searcher searcher(options.archive.directory, {options.request.aliases.file, options.ranking()});
  SearchRequest request = options.request.request();
  request.limit = options.limit;
  request.offset = options.offset;
  const bool json = options.format == "jsonl" || options.format == "json";
  if (!json) print_csv_header(std::cout, {"query", "total", "rank"});
  bool found = false;
  for (const auto& query : read_batch(options.batch, false)) {
    request.query = query.text;
    const SearchResponse response = searcher.search(request);
    found = found || response.total > 0;
    const std::string total = std::to_string(response.total);
    if (json) std::cout << to_json(response) << '\n';
    if (!json && response.hits.empty()) print_csv(std::cout, {}, {query.id, total, ""});
    for (std::size_t i = 0; !json && i < response.hits.size(); ++i)
      print_csv(std::cout, response.hits[i], {query.id, total, std::to_string(options.offset + i + 1)});
    for (auto diagnostic : response.diagnostics) {
      diagnostic.message = query.id + ": " + diagnostic.message;
      print_diagnostics(std::cerr, {diagnostic});
    }
  }
  finish_output();
  return found ? kFound : kNothingFound;
}

// A TREC run has blanks between its columns.
std::string column(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) <= ' ') c = '_';
  }
  return text;
}

int run_trec(const Options& options) {
  const auto queries = read_batch(options.batch, true);
  std::ofstream run(options.trec);
  Searcher searcher(options.archive.directory, {options.request.aliases.file, options.ranking()});
  bool found = false;
  for (const auto& query : queries) {
    const auto ranking = searcher.ranking(query.text, options.limit_given ? options.limit : kBatchLimit);
    std::size_t rank = 0;
    for (const auto& [id, score] : ranking) {
      run << column(query.id) << " Q0 " << column(id) << ' ' << ++rank << ' ' << std::setprecision(8) << score << " nachlese\n";
    }
    found = found || !ranking.empty();
  }
  if (!run.flush())
    throw Error(ErrorCode::usage, "Cannot write " + options.trec + ".", "Check the folder and the space on the disk.");
  return found ? kFound : kNothingFound;
}

}  // namespace

std::function<int()> setup_search(CLI::App& command) {
  const auto options = std::make_shared<Options>();
  options->archive.add_to(command);
  options->color.add_to(command);
  options->request.add_to(command, false);
  auto* limit = command.add_option("-n,--limit", options->limit, "Hits shown (10), with --batch per query; in a TREC run 1000")
                    ->check(whole_number(0, kMostHits))
                    ->type_name("N");
  command.add_option("--offset", options->offset, "Hits left out at the start")
      ->check(whole_number(0, kMostOffset))
      ->type_name("N");
  command.add_flag("--facets", options->facets, "Count persons, places, organisations, sources, sections, authors and months");
  command.add_option("--format", options->format, "text, json, jsonl, csv or ids")
      ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "ids"}))
      ->type_name("FORMAT");
  auto* batch = command
                    .add_option("--batch", options->batch,
                                "One table, as CSV or jsonl, for the queries of a file: a query a line, or ID<TAB>QUERY")
                    ->type_name("FILE");
  auto* trec =
      command.add_option("--trec", options->trec, "The results of --batch as a TREC run into this file instead")->type_name("RUN");
  command.add_option("--weight", options->weights, "Another weight in the ranking, for measuring, as in part=0.4; repeatable")
      ->type_name("NAME=NUMBER")
      ->allow_extra_args(false);
  trec->needs(batch);
  return [options, limit] {
    options->limit_given = limit->count() > 0;
    if (options->batch.empty()) return run_single(*options);
    return options->trec.empty() ? run_table(*options) : run_trec(*options);
  };
}

}  // namespace nachlese
