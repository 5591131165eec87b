// Key figures of an archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace nachlese::search {

struct ArchiveSummary {
  std::filesystem::path directory;
  std::uint64_t articles = 0;
  std::uint64_t terms_total = 0;  // sum of document lengths
  std::string first_date;
  std::string last_date;
  std::string created;
  unsigned generation = 0;
  int schema_version = 0;
  std::string analyzer;
  std::string entities;
  std::uint64_t bytes = 0;  // on disk, live generation
};

}  // namespace nachlese::search
