// How a searcher works, and what those of a long-running program share.
#pragma once

#include <filesystem>
#include <memory>

#include "searcher/api/ranking.hpp"

namespace nachlese::search {

class SharedBeginnings;  // searcher/session/prefix_suggestions.hpp
class SharedColumns;     // searcher/engine/doc_values.hpp

struct SearcherOptions {
  std::filesystem::path aliases;  // a file with names of one thing (docs/QUERY.md); without it
                                  // ARCHIVE/aliases.txt, if there is one
  Ranking ranking;
  // See with_shared_caches(); null: each search reads what it needs.
  std::shared_ptr<SharedColumns> columns = nullptr;
  std::shared_ptr<SharedBeginnings> beginnings = nullptr;
};

// The same options with caches that all searchers of a long-running program share: made once,
// copied into each Searcher. They hold some 30 bytes an article (docs/OPERATIONS.md).
[[nodiscard]] SearcherOptions with_shared_caches(SearcherOptions options,
                                                 const std::filesystem::path& archive);

}  // namespace nachlese::search
