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
#include "core/base/file_content.hpp"
#include "core/base/hash.hpp"
#include "core/cli/locale.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "core/store/terms.hpp"
#include "programs/nachlese/alert_mail.hpp"
#include "programs/nachlese/saved_searches.hpp"
#include "searcher/api/searcher.hpp"
#include "web/http/url.hpp"
#include "web/views/hit_view.hpp"

namespace nachlese::programs {
namespace {

struct AlertOptions {
  cli::ArchiveOption archive;
  cli::AliasesOption aliases;
  std::filesystem::path searches;
  FeedOptions feeds;
  std::size_t backlog = 20;
  std::vector<std::string> mail_to;
  std::string mail_from;
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
    search::SearchRequest request = search.search.request;
    request.language = cli::environment_language();
    return searcher.exact_matches(request, only_new, most, kSearchSeconds);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    std::cerr << search.name << ": " << describe(error) << '\n';
    return std::nullopt;
  }
}

void require_mail_addresses(const AlertOptions& options, const SavedSearches& saved) {
  bool any = !options.mail_to.empty();
  for (const auto& search : saved.searches) any = any || !search.mail_to.empty();
  if (any && options.mail_from.empty())
    throw Error(ErrorCode::usage, "Mails need --mail-from.", "Give the address of the sender.");
  std::vector<std::string> all = options.mail_to;
  if (!options.mail_from.empty()) all.push_back(options.mail_from);
  for (const auto& address : all) {
    if (!is_mail_address(address))
      throw Error(ErrorCode::usage, address + " is no mail address.",
                  "Write it plainly, as in desk@example.org.");
  }
}

// Writes what is new as a mail into the folder; its name begins like those of the lists and is
// never used again, since it stays until somebody has sent it.
void write_mail(const AlertOptions& options, const SavedSearch& search,
                const std::vector<search::Hit>& hits, const std::string& found) {
  AlertMail mail;
  mail.from = options.mail_from;
  mail.to = search.mail_to.empty() ? options.mail_to : search.mail_to;
  if (mail.to.empty() || hits.empty()) return;
  mail.search = search.name;
  mail.time = found;
  mail.language = cli::environment_language();
  const std::string& url = options.feeds.url;
  if (!url.empty()) mail.page = url + web::search_url(search.search);
  for (const search::Hit& hit : hits) {
    const std::string own = web::is_web_address(hit.url) ? hit.url : std::string();
    mail.articles.push_back(
        {hit, url.empty() ? own : url + web::article_url(search.search, hit.id)});
  }
  std::string stamp = found;
  std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
  const std::string stem = file_stem(search.name) + "-" + stamp;
  std::filesystem::path file = options.feeds.folder / (stem + ".eml");
  for (int number = 2; std::filesystem::exists(file); ++number)
    file = options.feeds.folder / (stem + "-" + std::to_string(number) + ".eml");
  replace_file(file, mail_about(mail), false);
}

// Runs one search and writes what it found. Returns the number of new articles; nullopt if the
// search is too costly.
std::optional<std::size_t> run_search(search::Searcher& searcher, const AlertOptions& options,
                                      const SavedSearch& search, const std::string& found,
                                      const std::vector<std::uint64_t>& contents) {
  const bool known = has_list(options.feeds, search);
  const std::size_t most = known ? std::numeric_limits<std::size_t>::max() : options.backlog;
  const auto answer = ask(searcher, search, known, most);
  if (!answer) return std::nullopt;
  if (!options.quiet) {  // the same every night
    for (const auto& diagnostic : answer->diagnostics)
      std::cerr << search.name << ": " << diagnostic.message << '\n';
  }
  // The mail first: a run killed in between sends it again rather than never.
  if (known) write_mail(options, search, new_of(options.feeds, search, answer->hits), found);
  const auto is_there = [&](const std::string& id) {
    return std::ranges::binary_search(contents, hash64(store::make_term(schema::Prefix::id, id)));
  };
  const std::size_t added = add_to_list(options.feeds, search, answer->hits, found, is_there);
  if (added > 0 && !options.quiet) std::cout << added << '\t' << search.name << '\n';
  return added;
}

int alert(AlertOptions options) {
  require_address(options.feeds.url);
  while (options.feeds.url.ends_with('/')) options.feeds.url.pop_back();
  if (options.searches.empty()) options.searches = options.archive.directory / "searches.txt";
  const SavedSearches saved =
      read_saved_searches(require_content(options.searches), options.searches.string());
  for (const auto& broken : saved.broken) std::cerr << "nachlese: " << broken << '\n';
  require_mail_addresses(options, saved);
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
  for (const auto& search : saved.searches) {
    const auto added = run_search(searcher, options, search, found, now);
    complete = complete && added;
    total += added.value_or(0);
  }
  std::vector<std::uint64_t> all;
  std::set_union(seen.begin(), seen.end(), now.begin(), now.end(), std::back_inserter(all));
  // If a search failed, the next run sees its articles as new; lists take an article only once.
  if (all != seen && complete) write_seen(options.feeds.folder, all);
  if (!options.quiet)
    std::cout << total << (total == 1 ? " new article in " : " new articles in ")
              << saved.searches.size()
              << (saved.searches.size() == 1 ? " search\n" : " searches\n");
  const bool fine = complete && saved.broken.empty();
  return fine ? cli::kFound : static_cast<int>(ErrorCode::input);
}

}  // namespace

std::function<int()> setup_alert(CLI::App& command) {
  const auto options = std::make_shared<AlertOptions>();
  options->archive.add_to(command);
  options->aliases.add_to(command);
  command
      .add_option("--searches", options->searches,
                  "Saved searches, name<TAB>query[<TAB>mail addresses] per line; by default "
                  "ARCHIVE/searches.txt")
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
  command
      .add_option(
          "--mail", options->mail_to,
          "Write a mail to this address for each search with new articles, into --output as "
          "NAME-TIME.eml for `sendmail -t`; repeatable")
      ->type_name("ADDRESS")
      ->allow_extra_args(false);
  command.add_option("--mail-from", options->mail_from, "Sender of the mails")
      ->type_name("ADDRESS");
  command.add_flag("-q,--quiet", options->quiet, "Print nothing unless something is wrong");
  return [options] { return alert(*options); };
}

}  // namespace nachlese::programs
