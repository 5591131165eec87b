#include <iostream>
#include <memory>
#include <optional>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

struct ShowOptions {
  cli::ArchiveOption archive;
  TextOutput text;
  cli::FormatOption format;
  std::vector<std::string> ids;
  std::string query;
};

// Also by the address of a quotation, ID#NUMBER, as `search --quotes --format ids` prints it.
std::optional<search::MarkedArticle> article_of(search::Searcher& searcher, const std::string& id,
                                                const std::string& query) {
  auto article = searcher.article(id, query);
  const std::size_t mark = id.rfind('#');
  if (article || mark == std::string::npos) return article;
  const bool number =
      mark + 1 < id.size() && id.find_first_not_of("0123456789", mark + 1) == std::string::npos;
  return number ? searcher.article(id.substr(0, mark), query) : std::nullopt;
}

int run_show(const ShowOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const search::TextStyle style = options.text.style();
  const bool text = options.format.is("text");
  std::optional<cli::Pager> pager;
  bool missing = false;
  bool first = true;
  for (const auto& id : options.ids) {
    const auto article = article_of(searcher, id, options.query);
    if (!article) {
      std::cerr << "nachlese: " << say(message::kNoArticle, search::printable(id)) << '\n';
      missing = true;
      continue;
    }
    if (!text) {
      std::cout << search::to_json(article->article) << '\n';
      continue;
    }
    if (first) pager.emplace(!options.text.pager.off);
    if (!first)
      std::cout << '\n' << std::string(std::min<std::size_t>(style.width, 72), '-') << "\n\n";
    first = false;
    search::print_text(std::cout, *article, style);
  }
  finish_output();
  return missing ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_show(CLI::App& command) {
  const auto options = std::make_shared<ShowOptions>();
  options->archive.add_to(command);
  options->text.add_to(command);
  command.add_option("id", options->ids, "Ids of articles, as `search --format ids` prints them")
      ->required()
      ->type_name("ID")
      ->configurable(false);
  command.add_option("--query", options->query, "Highlight the words of this query")
      ->type_name("QUERY");
  options->format.add_to(command, {"text", "json", "jsonl"},
                         "text, json or jsonl; one object a line for several articles");
  return [options] { return run_show(*options); };
}

}  // namespace nachlese::programs
