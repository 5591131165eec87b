// Looks for articles whose text was changed after they had been published.
#pragma once

#include <vector>

#include "web/backend.hpp"
#include "web/views/article_changes.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

inline constexpr std::size_t kMostScanned = 1'000;
inline constexpr std::size_t kChangesShown = 25;  // unless a limit is asked for

struct ArticleChanges {
  std::vector<ArticleChange> changes;  // the newest first
  bool more = false;                   // behind these
  bool all_scanned = true;             // false: the search finds more than were looked at
};

// The limit that the address has, or kChangesShown.
[[nodiscard]] std::size_t changes_wanted(const Request& request, const SearchParameters& search);

// Of the versions of the newest kMostScanned stories that the search finds, those that differ from
// the version before them in the same source; from `offset` on, at most `limit`.
[[nodiscard]] ArticleChanges find_changes(Context& context, const SearchParameters& search,
                                          std::size_t limit);

}  // namespace nachlese::web
