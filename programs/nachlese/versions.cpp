#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "programs/nachlese/messages.hpp"
#include "programs/nachlese/relatives_options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::programs {
namespace {

void print_json(const std::vector<Article>& versions) {
  std::cout << "{\"versions\":[";
  for (const Article& article : versions)
    std::cout << (&article == &versions.front() ? "" : ",") << search::to_json(article);
  std::cout << "]}\n";
}

int run_versions(const RelativesOptions& options) {
  search::Searcher searcher(options.archive.directory);
  const auto versions = searcher.versions(options.id, options.limit);
  if (options.format.is("json")) print_json(versions);
  if (options.format.is("jsonl") || options.format.is("ids")) {
    for (const Article& article : versions)
      std::cout << (options.format.is("ids") ? search::printable(article.id)
                                             : search::to_json(article))
                << '\n';
  }
  if (options.format.is("text")) {
    const search::TextStyle style = options.text.style();
    const cli::Pager pager(!options.text.pager.off);
    search::print_list(std::cout, versions, style);
  }
  finish_output();
  if (!versions.empty()) return cli::kFound;
  const bool known = searcher.article(options.id).has_value();
  std::cerr << "nachlese: "
            << say(known ? message::kNoOtherVersion : message::kNoArticle,
                   search::printable(options.id))
            << '\n';
  return cli::kNothingFound;
}

}  // namespace

std::function<int()> setup_versions(CLI::App& command) {
  const auto options = std::make_shared<RelativesOptions>();
  options->limit = 100;
  options->add_to(command, "Versions", {"text", "json", "jsonl", "ids"});
  return [options] { return run_versions(*options); };
}

}  // namespace nachlese::programs
