#include <iostream>
#include <memory>
#include <optional>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/chronicle.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct ChronicleOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  TextOutput text;
  cli::FormatOption format;
  std::string csv_for = "all";
  std::size_t lines = search::ChronicleRequest().lines;
};

int run_chronicle(const ChronicleOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::ChronicleRequest request;
  request.search = options.request.request(!options.format.is("text"));
  request.lines = options.lines;
  // Before the pager is where they go.
  const search::TextStyle style = options.text.style();
  const search::TextStyle notes = note_style();
  const search::Chronicle chronicle = searcher.chronicle(request);
  std::optional<cli::Pager> pager;
  if (options.format.is("json")) std::cout << search::to_json(chronicle) << '\n';
  if (options.format.is("jsonl")) {
    for (const auto& line : chronicle.lines) std::cout << search::to_json(line) << '\n';
  }
  if (options.format.is("csv"))
    search::print_csv(std::cout, chronicle,
                      options.csv_for == "excel" ? search::CsvFor::excel : search::CsvFor::all);
  if (options.format.is("text")) {
    pager.emplace(!options.text.pager.off);
    search::print_text(std::cout, chronicle, style);
  }
  finish_output();
  if (!options.format.is("json"))
    search::print_diagnostics(std::cerr, chronicle.diagnostics, request.search.query, notes);
  return chronicle.lines.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_chronicle(CLI::App& command) {
  const auto options = std::make_shared<ChronicleOptions>();
  options->request.timeout = 10;
  options->archive.add_to(command);
  options->request.add_to(command, {.sets = false, .ranking = false});
  options->text.add_to(command);
  command.add_option("-n,--lines", options->lines, "Lines, the most important stories (12)")
      ->check(cli::whole_number(1, search::kMostChronicleLines))
      ->type_name("N");
  options->format.add_to(command, {"text", "json", "jsonl", "csv"});
  command
      .add_option("--csv-for", options->csv_for,
                  "all, or excel: semicolons and a byte order mark, as German Excel needs")
      ->check(CLI::IsMember({"all", "excel"}))
      ->type_name("PROGRAM");
  return [options] { return run_chronicle(*options); };
}

}  // namespace nachlese::programs
