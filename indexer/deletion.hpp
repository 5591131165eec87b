// Deleting single articles.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/report.hpp"

namespace nachlese::index {

struct Deletion {
  std::size_t deleted = 0;
  std::vector<std::string> unknown;  // ids that the archive does not have
  Report report;                     // remarks
};

// Deletes all of `ids`, in whichever shard they are, or, if it fails or is killed, none. Throws
// Error.
[[nodiscard]] Deletion delete_articles(const std::filesystem::path& directory,
                                       const std::vector<std::string>& ids);

}  // namespace nachlese::index
