// Deletes single articles.
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

// Deletes all of `ids`, from whichever shard, or none if it fails or is killed. Throws Error.
[[nodiscard]] Deletion delete_articles(const std::filesystem::path& directory,
                                       const std::vector<std::string>& ids);

}  // namespace nachlese::index
