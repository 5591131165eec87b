// Key figures of an archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace nachlese::search {

struct ArchiveSummary {
  std::filesystem::path directory;
  std::uint64_t articles = 0;
  std::uint64_t sources = 0;      // papers, agencies and sites that they come from
  std::uint64_t terms_total = 0;  // sum of document lengths
  std::string first_date;
  std::string last_date;
  std::string created;
  std::string updated;  // when its articles last changed, UTC; empty if unknown
  unsigned generation = 0;
  int schema_version = 0;
  std::string analyzer;
  std::string entities;
  std::uint64_t bytes = 0;  // on disk, live generation; 0 for who may see a part only
  // For who watches over the archive; of it as a whole.
  std::string last_sync;        // end of the last run that brought it up to date, UTC; or empty
  std::uint64_t rejected = 0;   // articles that this run rejected
  std::uint64_t disk_free = 0;  // bytes, for who is no superuser
  std::uint64_t shards = 1;     // of which it consists
  std::uint64_t shards_missing = 0;  // that do not answer
};

}  // namespace nachlese::search
