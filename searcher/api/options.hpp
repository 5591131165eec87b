// Options of a searcher, and the caches that searchers of a long-running program share.
#pragma once

#include <filesystem>
#include <memory>

#include "searcher/api/ranking.hpp"

namespace nachlese::search {

class SharedBeginnings;  // searcher/session/prefix_suggestions.hpp
class SharedColumns;     // searcher/engine/doc_values.hpp

struct SearcherOptions {
  // A file of aliases (docs/QUERY.md); if empty, ARCHIVE/aliases.txt if it exists.
  std::filesystem::path aliases;
  Ranking ranking;
  // From with_shared_caches(); null: each search reads what it needs.
  std::shared_ptr<SharedColumns> columns = nullptr;
  std::shared_ptr<SharedBeginnings> beginnings = nullptr;
};

// The options with caches to share: make them once and copy them into each Searcher. They take some
// 55 bytes per article (docs/OPERATIONS.md).
[[nodiscard]] SearcherOptions with_shared_caches(SearcherOptions options,
                                                 const std::filesystem::path& archive);

}  // namespace nachlese::search
