// Options of a searcher, and the caches that searchers of a long-running program share.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/reading_rights.hpp"
#include "searcher/api/ranking.hpp"

namespace nachlese::store {
class Visibility;  // core/store/visible_articles.hpp
}

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
  // Which articles exist for this searcher, from with_rights(); null: all.
  std::shared_ptr<store::Visibility> visibility = nullptr;
  // The shards are archives of their own: hits name them.
  bool joint = false;
};

// The options with caches to share: make them once and copy them into each Searcher. They take some
// 55 bytes per article (docs/OPERATIONS.md).
[[nodiscard]] SearcherOptions with_shared_caches(SearcherOptions options,
                                                 const std::filesystem::path& archive);

// Options for searchers to which only what `rights` allow exists. They share the caches of
// `options` that do not depend on rights, and the rest with each other.
[[nodiscard]] SearcherOptions with_rights(SearcherOptions options, const ReadingRights& rights,
                                          const std::filesystem::path& archive);

// Rights in the archives that are searched as one, by name.
using JointRights = std::vector<std::pair<std::string, ReadingRights>>;
[[nodiscard]] SearcherOptions with_joint_rights(SearcherOptions options, const JointRights& rights,
                                                const std::filesystem::path& archive);

// Writes into `directory` what makes these archives one to searchers: names with their directories.
// Throws Error(archive) if one of them has shards itself.
void join_archives(const std::filesystem::path& directory,
                   const std::vector<std::pair<std::string, std::filesystem::path>>& archives);

}  // namespace nachlese::search
