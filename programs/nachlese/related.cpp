#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct RelatedOptions {
  cli::ArchiveOption archive;
  RequestOptions request;
  std::size_t limit = 10;
  cli::FormatOption format;
};

int print_json(const search::SearchResponse& response) {
  std::cout << "{\"related\":[";
  for (const auto& word : response.related)
    std::cout << (&word == &response.related.front() ? "" : ",") << search::to_json(word);
  std::cout << "]}\n";
  finish_output();
  return response.related.empty() ? cli::kNothingFound : cli::kFound;
}

int run_related(const RelatedOptions& options) {
  search::Searcher searcher(options.archive.directory, {options.request.aliases.file, {}});
  search::SearchRequest request = options.request.request();
  request.related = options.limit;
  request.limit = 0;
  const search::SearchResponse response = searcher.search(request);
  if (options.format.is("json")) return print_json(response);
  for (const auto& word : response.related) {
    if (options.format.is("jsonl")) {
      std::cout << search::to_json(word) << '\n';
    } else {
      std::cout << search::printable(word.text) << '\t' << kind_name(word) << '\t' << word.articles
                << '\n';
    }
  }
  finish_output();
  search::print_diagnostics(std::cerr, response.diagnostics, request.query, note_style());
  if (response.related.empty()) std::cerr << "nachlese: " << say(message::kNothingRelated) << '\n';
  return response.related.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_related(CLI::App& command) {
  const auto options = std::make_shared<RelatedOptions>();
  options->archive.add_to(command);
  options->request.add_to(command);
  command.add_option("-n,--limit", options->limit, "Words shown (10)")
      ->check(cli::whole_number(1, search::kMostRelated))
      ->type_name("N");
  options->format.add_to(command, {"text", "json", "jsonl"});
  return [options] { return run_related(*options); };
}

}  // namespace nachlese::programs
