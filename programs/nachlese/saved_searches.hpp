// Saved searches and what they have found: a feed and a list of JSON Lines for each.
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

// "name<TAB>query" a line; empty lines and those that begin with # are left out. Throws
// Error(usage) with the line for one without name or query and for a name that comes again. `file`
// is for messages.
[[nodiscard]] std::vector<SavedSearch> read_saved_searches(std::string_view text,
                                                           const std::string& file);

// The name as that of a file, without suffix: letters, digits and dashes, the same for the same
// name always, another one for another name.
[[nodiscard]] std::string file_stem(const std::string& name);

struct FeedOptions {
  std::filesystem::path folder;
  std::string url;  // where the search page is, for links; empty: links lead to where the articles
                    // were published
  std::size_t entries = 200;  // kept; but all new ones of a run
};

// True if the search has a list, which is so from its first run on.
[[nodiscard]] bool has_list(const FeedOptions& options, const SavedSearch& search);
// Puts those of `hits` that are not in the list in front, and writes list and feed, each at once.
// `found` is the time, ISO 8601. Returns how many were not in the list. Throws Error.
std::size_t add_to_list(const FeedOptions& options, const SavedSearch& search,
                        const std::vector<search::Hit>& hits, const std::string& found);

// The articles that an earlier run has seen, as Searcher::contents(); nullopt if there was none.
// Throws Error(archive) when the file is damaged.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> read_seen(
    const std::filesystem::path& folder);
// After everything else in the folder has reached the disk.
void write_seen(const std::filesystem::path& folder, const std::vector<std::uint64_t>& seen);

}  // namespace nachlese::programs
