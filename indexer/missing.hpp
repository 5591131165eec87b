// Which articles are gone from their sources, and which only seem to be: a file that gave articles
// and gives none today, is damaged, cut or in an empty folder is unreadable, not emptied.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "indexer/pipeline.hpp"

namespace nachlese::index {

// The files of one run.
struct FilesSeen {
  const readers::FilesRead* files = nullptr;
  const std::set<std::uint32_t>* bad = nullptr;
  std::vector<std::uint32_t> articles;  // by file
};

[[nodiscard]] FilesSeen files_seen(const PipelineResult& result);

// A file that lost more than this part of its articles was cut.
inline constexpr double kMaxLostOfFile = 0.20;
inline constexpr std::uint32_t kFewLost = 2;

// Why the articles of the archive (id terms) may only seem to be missing, one sentence for each
// file, at most a few; empty if they are gone. `shrink`: files may lose a large part.
[[nodiscard]] std::vector<std::string> doubts(const Xapian::Database& live,
                                              const std::vector<std::string>& missing,
                                              const FilesSeen& seen, bool shrink);

// Drops those that were found in several files, one of which the archive may record.
void keep_moved(const std::vector<Seen>& seen, std::vector<MovedArticle>& moved);

// Writes the articles of the archive, except those in `segments`, with the file in which they are
// now to a new database at `to`; their number. Without any, there is no database.
std::size_t record_moved(const Xapian::Database& live, const std::vector<MovedArticle>& moved,
                         const std::vector<std::filesystem::path>& segments,
                         const std::filesystem::path& to);

}  // namespace nachlese::index
