// Deletes single articles, for good or until a day, and takes names off them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/report.hpp"
#include "indexer/sync.hpp"

namespace nachlese::index {

struct Deletion {
  std::size_t deleted = 0;
  std::vector<std::string> unknown;  // ids that the archive does not have
  Report report;                     // remarks
};

// Without a reason, the next sync may bring the articles back.
struct TakedownOrder {
  std::string reason;
  std::string until;   // ISO 8601; empty: for good
  bool shown = false;  // readers are told
};

// Deletes all of `ids`, from whichever shard, or none if it fails or is killed. With a reason,
// `sync` and `rebuild` leave them out from then on, also those that are not in the archive yet; a
// killed run may have recorded that already, and the next writer completes it. Throws Error.
[[nodiscard]] Deletion delete_articles(const std::filesystem::path& directory,
                                       const std::vector<std::string>& ids,
                                       const TakedownOrder& order = {});

// Forgets what was decided about `ids`: the next sync brings articles back that their sources
// still hold, and names lead to their articles again. `unknown` are those about which nothing was
// decided.
[[nodiscard]] Deletion undelete_articles(const std::filesystem::path& directory,
                                         const std::vector<std::string>& ids,
                                         const NameSource& names);

// The article stays readable, but no search for its words, no facet and no page of a name leads
// from `names` to it. Remembered like a takedown. Throws Error(usage) if the archive does not have
// the article.
[[nodiscard]] Report suppress_names(const std::filesystem::path& directory, const std::string& id,
                                    const std::vector<std::string>& names,
                                    const NameSource& source);

// Completes what a killed run recorded: names that still lead to their articles. Throws Error.
void complete_suppressions(const std::filesystem::path& directory, const NameSource& source);

}  // namespace nachlese::index
