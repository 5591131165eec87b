#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
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

// A TREC run has blanks between its columns.
std::string column(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) <= ' ') c = '_';
  }
  return text;
}

int run_batch(const Options& options) {
  std::ifstream queries(options.batch);
  if (!queries) throw Error(ErrorCode::usage, "Cannot read " + options.batch + ".", "Give a file with lines of ID<TAB>TEXT.");
  std::ofstream run(options.trec);
  Searcher searcher(options.archive.directory, {options.request.aliases.file, options.ranking()});
  bool found = false;
  std::size_t number = 0;
  for (std::string line; std::getline(queries, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      throw Error(ErrorCode::usage, options.batch + ", line " + std::to_string(number) + ", has no TAB.", "Write ID<TAB>TEXT.");
    }
    const auto ranking = searcher.ranking(line.substr(tab + 1), options.limit_given ? options.limit : kBatchLimit);
    std::size_t rank = 0;
    for (const auto& [id, score] : ranking) {
      run << column(line.substr(0, tab)) << " Q0 " << column(id) << ' ' << ++rank << ' ' << std::setprecision(8) << score
          << " nachlese\n";
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
  auto* limit = command.add_option("-n,--limit", options->limit, "Hits shown (10); with --batch per query (1000)");
  command.add_option("--offset", options->offset, "Hits left out at the start");
  command.add_flag("--facets", options->facets, "Count persons, places, organisations, sources, sections, authors and months");
  command.add_option("--format", options->format, "text, json, jsonl, csv or ids")
      ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "ids"}))
      ->type_name("FORMAT");
  auto* batch = command.add_option("--batch", options->batch, "Run the queries of a file of lines ID<TAB>TEXT")->type_name("FILE");
  auto* trec = command.add_option("--trec", options->trec, "Where the results of --batch go, as a TREC run")->type_name("RUN");
  command.add_option("--weight", options->weights, "Another weight in the ranking, for measuring, as in part=0.4; repeatable")
      ->type_name("NAME=NUMBER")
      ->allow_extra_args(false);
  batch->needs(trec);
  trec->needs(batch);
  return [options, limit] {
    options->limit_given = limit->count() > 0;
    return options->batch.empty() ? run_single(*options) : run_batch(*options);
  };
}

}  // namespace nachlese
