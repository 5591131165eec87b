#include "programs/nachlese/alert.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/saved_searches.hpp"
#include "searcher/api/searcher.hpp"
#include "web/http/url.hpp"

namespace nachlese::programs {
namespace {

struct AlertOptions {
  cli::ArchiveOption archive;
  cli::AliasesOption aliases;
  std::filesystem::path searches;
  FeedOptions feeds;
  std::size_t backlog = 20;
  bool quiet = false;
};

void create_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(ErrorCode::archive,
                "Cannot create " + folder.string() + ": " + error.message() + ".",
                disk_hint(error.value()));
}

void require_address(const std::string& url) {
  if (!url.empty() && !web::is_web_address(url))
    throw Error(ErrorCode::usage, "--url " + url + " is no address.",
                "It must start with http:// or https://.");
}

constexpr double kSearchSeconds = 60;

// nullopt, with the reason on stderr, if the search is too costly; the others continue.
std::optional<search::SearchResponse> ask(search::Searcher& searcher, const SavedSearch& search,
                                          bool only_new, std::size_t most) {
  try {
    return searcher.exact_matches(search.query, only_new, most, kSearchSeconds);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    std::cerr << search.name << ": " << describe(error) << '\n';
    return std::nullopt;
  }
}

int alert(AlertOptions options) {
  require_address(options.feeds.url);
  while (options.feeds.url.ends_with('/')) options.feeds.url.pop_back();
  if (options.searches.empty()) options.searches = options.archive.directory / "searches.txt";
  const auto searches =
      read_saved_searches(cli::read_text_file(options.searches), options.searches.string());
  create_folder(options.feeds.folder);
  search::Searcher searcher(options.archive.directory, {options.aliases.file, {}});
  // Articles added from here on are also new to the next run, so none is missed.
  const std::vector<std::uint64_t> now = searcher.contents();
  const auto recorded = read_seen(options.feeds.folder);
  if (!recorded)
    write_seen(options.feeds.folder, now);  // before any list, in case this run is killed
  const std::vector<std::uint64_t>& seen = recorded ? *recorded : now;
  searcher.set_seen(seen);
  const std::string found = utc_now();
  std::size_t total = 0;
  bool complete = true;
  for (const auto& search : searches) {
    const bool known = has_list(options.feeds, search);
    const std::size_t most = known ? std::numeric_limits<std::size_t>::max() : options.backlog;
    const auto answer = ask(searcher, search, known, most);
    complete = complete && answer;
    if (!answer) continue;
    const search::SearchResponse& response = *answer;
    if (!options.quiet) {  // the same every night
      for (const auto& diagnostic : response.diagnostics)
        std::cerr << search.name << ": " << diagnostic.message << '\n';
    }
    const std::size_t added = add_to_list(options.feeds, search, response.hits, found);
    if (added > 0 && !options.quiet) std::cout << added << '\t' << search.name << '\n';
    total += added;
  }
  std::vector<std::uint64_t> all;
  std::set_union(seen.begin(), seen.end(), now.begin(), now.end(), std::back_inserter(all));
  // If a search failed, the next run sees its articles as new; lists take an article only once.
  if (all != seen && complete) write_seen(options.feeds.folder, all);
  if (!options.quiet) std::cout << total << " new articles in " << searches.size() << " searches\n";
  return complete ? cli::kFound : static_cast<int>(ErrorCode::input);
}

}  // namespace

std::function<int()> setup_alert(CLI::App& command) {
  const auto options = std::make_shared<AlertOptions>();
  options->archive.add_to(command);
  options->aliases.add_to(command);
  command
      .add_option("--searches", options->searches,
                  "Saved searches, name<TAB>query per line; by default ARCHIVE/searches.txt")
      ->type_name("FILE");
  command
      .add_option("-o,--output", options->feeds.folder,
                  "Folder for the feeds, the lists and the record of articles seen")
      ->required()
      ->type_name("DIR");
  command.add_option("--url", options->feeds.url, "Address of the search page, for links to it")
      ->type_name("URL");
  command
      .add_option("--entries", options->feeds.entries,
                  "Articles to keep in a feed; always all new ones of a run")
      ->check(cli::whole_number(1, 100'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--backlog", options->backlog, "Newest articles that a new search starts with")
      ->check(cli::whole_number(0, 100'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("-q,--quiet", options->quiet, "Print nothing unless something is wrong");
  return [options] { return alert(*options); };
}

}  // namespace nachlese::programs
