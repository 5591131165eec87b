// Saved searches and their results: a feed and a list of JSON Lines for each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/response.hpp"

namespace nachlese::programs {

struct SavedSearch {
  std::string name;
  std::string query;
};

// Parses "name<TAB>query" lines; skips empty ones and those that start with #. Throws Error(usage)
// naming the line that lacks a name or query or repeats a name. `file` is for messages.
[[nodiscard]] std::vector<SavedSearch> read_saved_searches(std::string_view text,
                                                           const std::string& file);

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
// Prepends those of `hits` that are not in the list, and replaces list and feed atomically.
// `found`: the time, ISO 8601. Returns the number of new ones. Throws Error.
std::size_t add_to_list(const FeedOptions& options, const SavedSearch& search,
                        const std::vector<search::Hit>& hits, const std::string& found);

// The articles that an earlier run has seen, as from Searcher::contents(); nullopt if there was
// none. Throws Error(archive) if the file is damaged.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> read_seen(
    const std::filesystem::path& folder);
// Writes the file after everything else in the folder has reached the disk.
void write_seen(const std::filesystem::path& folder, const std::vector<std::uint64_t>& seen);

}  // namespace nachlese::programs
