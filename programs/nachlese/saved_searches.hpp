// Saved searches and their results: a feed and a list of JSON Lines for each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/response.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::programs {

struct SavedSearch {
  std::string name;
  std::string query;             // as written
  web::SearchParameters search;  // what it asks for
  std::vector<std::string> mail_to;
};

struct SavedSearches {
  std::vector<SavedSearch> searches;
  std::vector<std::string> broken;  // what is wrong with which line; those are left out
};

// Parses lines of "name<TAB>query", or "name<TAB>query<TAB>mail addresses, separated by commas";
// skips empty ones and those that start with #. A query that begins with ? is the part of a page's
// address behind its path, with all filters. `file` is for messages.
[[nodiscard]] SavedSearches read_saved_searches(std::string_view text, const std::string& file);

// The name as a file name without suffix: letters, digits and dashes; distinct names give distinct
// results.
[[nodiscard]] std::string file_stem(const std::string& name);

struct FeedOptions {
  std::filesystem::path folder;
  // Address of the search page, for links; if empty, links lead to the articles' own addresses.
  std::string url;
  std::size_t entries = 200;  // kept; but always all new ones of a run
};

// True if the search has a list, as it does after its first run.
[[nodiscard]] bool has_list(const FeedOptions& options, const SavedSearch& search);
// Those of `hits` that are not in the list. Throws Error.
[[nodiscard]] std::vector<search::Hit> new_of(const FeedOptions& options, const SavedSearch& search,
                                              const std::vector<search::Hit>& hits);
// Prepends those of `hits` that are not in the list, takes out of it what is not there any more,
// and replaces list and feed atomically. `found`: the time, ISO 8601. Returns the number of new
// ones. Throws Error.
std::size_t add_to_list(const FeedOptions& options, const SavedSearch& search,
                        const std::vector<search::Hit>& hits, const std::string& found,
                        const std::function<bool(const std::string& id)>& is_there);

// The articles that an earlier run has seen, as from Searcher::contents(); nullopt if there was
// none. Throws Error(archive) if the file is damaged.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> read_seen(
    const std::filesystem::path& folder);
// Writes the file after everything else in the folder has reached the disk.
void write_seen(const std::filesystem::path& folder, const std::vector<std::uint64_t>& seen);

}  // namespace nachlese::programs
