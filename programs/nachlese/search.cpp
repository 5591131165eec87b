#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/file_content.hpp"
#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

constexpr std::size_t kBatchLimit = 1000;  // the usual depth of a TREC run

struct SearchOptions {
  cli::ArchiveOption archive;
  TextOutput text;
  cli::FormatOption format;
  RequestOptions request;
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool facets = false;
  bool quotes = false;
  bool offers = false;
  bool limit_given = false;
  std::string batch;
  std::string trec;
  std::vector<std::string> weights;
  search::TextStyle style;

  [[nodiscard]] search::Ranking ranking() const {
    search::Ranking out;
    for (const auto& weight : weights) search::set_weight(out, weight);
    return out;
  }
};

using Printer = void (*)(const search::SearchResponse&, const SearchOptions&);

struct Format {
  std::string_view name;
  Printer print;
  Printer print_quotes;
};

const std::vector<search::QuoteEntry>& entries_of(const search::SearchResponse& response) {
  static const std::vector<search::QuoteEntry> kNone;
  return response.quotes ? response.quotes->entries : kNone;
}

constexpr Format kFormats[] = {
    {"text",
     [](const search::SearchResponse& r, const SearchOptions& o) {
       search::print_text(std::cout, r, o.offset, o.style);
     },
     [](const search::SearchResponse& r, const SearchOptions& o) {
       search::print_quotes(std::cout, r, o.offset, o.style);
     }},
    {"json",
     [](const search::SearchResponse& r, const SearchOptions&) {
       std::cout << search::to_json(r) << '\n';
     },
     [](const search::SearchResponse& r, const SearchOptions&) {
       std::cout << search::quotes_to_json(r) << '\n';
     }},
    {"jsonl",
     [](const search::SearchResponse& r, const SearchOptions&) {
       for (const auto& hit : r.hits) std::cout << search::to_json(hit) << '\n';
     },
     [](const search::SearchResponse& r, const SearchOptions&) {
       for (const auto& entry : entries_of(r)) std::cout << search::to_json(entry) << '\n';
     }},
    {"csv",
     [](const search::SearchResponse& r, const SearchOptions&) {
       search::CsvTable table(std::cout);
       table.header();
       for (const auto& hit : r.hits) table.hit(hit);
     },
     [](const search::SearchResponse& r, const SearchOptions& o) {
       search::print_quotes_csv_header(std::cout);
       std::size_t number = o.offset;
       for (const auto& entry : entries_of(r)) search::print_quotes_csv(std::cout, entry, ++number);
     }},
    {"ids",
     [](const search::SearchResponse& r, const SearchOptions&) {
       for (const auto& hit : r.hits) std::cout << search::printable(hit.id) << '\n';
     },
     // The articles of each quotation, as addresses: ID#NUMBER.
     [](const search::SearchResponse& r, const SearchOptions&) {
       for (const auto& entry : entries_of(r)) {
         for (const auto& source : entry.sources)
           std::cout << search::printable(source.id) << '#' << source.number << '\n';
       }
     }},
};

int run_single(const SearchOptions& options) {
  search::Searcher searcher(options.archive.directory,
                            {options.request.aliases.file, options.ranking()});
  search::SearchRequest request = options.request.request(!options.format.is("text"));
  request.limit = options.limit;
  request.offset = options.offset;
  request.facets = options.facets;
  request.quotes = options.quotes;
  const search::SearchResponse response = searcher.search(request);
  const search::TextStyle notes = note_style();  // before the pager is where they go
  const cli::Pager pager(options.format.is("text") && !options.text.pager.off);
  for (const auto& format : kFormats) {
    if (format.name == options.format.name)
      (options.quotes ? format.print_quotes : format.print)(response, options);
  }
  finish_output();
  if (!options.format.is("json"))
    search::print_diagnostics(std::cerr, response.diagnostics, request.query, notes);
  const bool found = options.quotes ? !entries_of(response).empty() : response.total > 0;
  return found ? cli::kFound : cli::kNothingFound;
}

struct BatchQuery {
  std::string id;
  std::string text;
};

// Reads lines of ID<TAB>TEXT; a line without TAB is its own id, unless `ids_needed`.
std::vector<BatchQuery> read_batch(const std::string& path, bool ids_needed) {
  const auto content = file_content(path);
  if (!content)
    throw Error(ErrorCode::usage, "Cannot read " + path + ".",
                "Give a file with one query per line, or ID<TAB>QUERY.");
  std::istringstream file(*content);
  std::vector<BatchQuery> out;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos && ids_needed)
      throw Error(ErrorCode::usage, path + ", line " + std::to_string(number) + ", has no TAB.",
                  "Write ID<TAB>QUERY.");
    out.push_back({line.substr(0, tab), tab == std::string::npos ? line : line.substr(tab + 1)});
  }
  return out;
}

// Prints one table for all queries; a query that finds nothing has a row, too.
int run_table(const SearchOptions& options) {
  search::Searcher searcher(options.archive.directory,
                            {options.request.aliases.file, options.ranking()});
  search::SearchRequest request = options.request.request();
  request.limit = options.limit;
  request.offset = options.offset;
  const std::vector<BatchQuery> queries = read_batch(options.batch, false);
  const bool json = options.format.is("jsonl") || options.format.is("json");
  search::CsvTable table(std::cout);
  if (!json) table.header({"query", "total", "rank"});
  bool found = false;
  for (const auto& query : queries) {
    request.query = query.text;
    const search::SearchResponse response = searcher.search(request);
    found = found || response.total > 0;
    const std::string total = std::to_string(response.total);
    if (json) std::cout << search::to_json(response) << '\n';
    if (!json && response.hits.empty()) table.hit({}, {query.id, total, ""});
    for (std::size_t i = 0; !json && i < response.hits.size(); ++i)
      table.hit(response.hits[i], {query.id, total, std::to_string(options.offset + i + 1)});
    for (auto diagnostic : response.diagnostics) {
      diagnostic.message = query.id + ": " + diagnostic.message;
      search::print_diagnostics(std::cerr, {diagnostic}, query.text, note_style());
    }
  }
  finish_output();
  return found ? cli::kFound : cli::kNothingFound;
}

// Replaces blanks, since they separate the columns of a TREC run.
std::string column(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) <= ' ') c = '_';
  }
  return text;
}

int run_trec(const SearchOptions& options) {
  const auto queries = read_batch(options.batch, true);
  std::ofstream run(options.trec);
  search::Searcher searcher(options.archive.directory,
                            {options.request.aliases.file, options.ranking()});
  search::SearchRequest request = options.request.request();
  request.limit = options.limit_given ? options.limit : kBatchLimit;
  request.offset = options.offset;
  request.collapse = false;  // judgments are of articles, each version its own
  bool found = false;
  for (const auto& query : queries) {
    request.query = query.text;
    const auto ranking = searcher.ranking(request, options.offers);
    std::size_t rank = 0;
    for (const auto& [id, score] : ranking) {
      run << column(query.id) << " Q0 " << column(id) << ' ' << ++rank << ' '
          << std::setprecision(8) << score << " nachlese\n";
    }
    found = found || !ranking.empty();
  }
  if (!run.flush())
    throw Error(ErrorCode::usage, "Cannot write " + options.trec + ".",
                "Check the folder and the space on the disk.");
  return found ? cli::kFound : cli::kNothingFound;
}

}  // namespace

std::function<int()> setup_search(CLI::App& command) {
  const auto options = std::make_shared<SearchOptions>();
  options->archive.add_to(command);
  options->text.add_to(command);
  options->request.add_to(command);
  auto* limit = command
                    .add_option("-n,--limit", options->limit,
                                "Hits to show (10), with --batch per query; 1000 in a TREC run")
                    ->check(cli::whole_number(0, search::kMostHits))
                    ->type_name("N");
  command.add_option("--offset", options->offset, "Hits to skip at the start")
      ->check(cli::whole_number(0, search::kMostOffset))
      ->type_name("N");
  command.add_flag("--facets", options->facets,
                   "Count persons, places, organizations, sources, sections, authors and months");
  auto* quotes = command.add_flag(
      "--quotes", options->quotes,
      "Find quotations that hold the words, who said them and where, instead of articles");
  command.add_flag("--offers", options->offers,
                   "In a TREC run, also what the further steps find that an answer offers");
  options->format.add_to(command, {"text", "json", "jsonl", "csv", "ids"});
  auto* batch = command
                    .add_option("--batch", options->batch,
                                "Run the queries of a file, one per line or ID<TAB>QUERY; print "
                                "one table, CSV or jsonl")
                    ->type_name("FILE");
  auto* trec = command
                   .add_option("--trec", options->trec,
                               "Write the results of --batch to this file as a TREC run instead")
                   ->type_name("RUN");
  command
      .add_option("--weight", options->weights,
                  "Change a weight of the ranking, for measuring, as in part=0.4; repeatable")
      ->type_name("NAME=NUMBER")
      ->allow_extra_args(false);
  trec->needs(batch);
  batch->excludes(quotes);
  return [options, limit] {
    options->limit_given = limit->count() > 0;
    options->style = options->text.style();
    if (options->batch.empty()) return run_single(*options);
    return options->trec.empty() ? run_table(*options) : run_trec(*options);
  };
}

}  // namespace nachlese::programs
