// Writes the outcome of a run into the archive: into the live generation or a new one.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "indexer/facet_names.hpp"
#include "indexer/resolution.hpp"

namespace nachlese::index {

struct Update {
  std::vector<std::filesystem::path> segments = {};  // new and changed articles, in input order
  const FacetNames* names = nullptr;
  const Resolution* resolution = nullptr;
  std::vector<std::string> deleted = {};  // id terms (Q)
  // Keys and values of the archive's metadata that change with it.
  std::vector<std::pair<std::string, std::string>> metadata = {};
  // False: no words have positions of Xapian's.
  bool positions = true;
};

// Throws Error(usage) if the archive is a shard whose generation another stub names: that stub
// would not see the changes.
void refuse_part(const store::Archive& archive);

// Id terms of all articles that the run did not see.
[[nodiscard]] std::vector<std::string> missing_articles(const Xapian::Database& live,
                                                        const Resolution& resolution);

// The `articles` that came from the source named `origin`, or from any named source if it is empty.
[[nodiscard]] std::vector<std::string> articles_from(const Xapian::Database& live,
                                                     const std::string& origin,
                                                     const std::vector<std::string>& articles);

// Calls `visit` for each document of the segments that counts, with its id term, in input order.
void each_document(const Update& update,
                   const std::function<void(const Xapian::Document&, const std::string&)>& visit);

// A change of more articles than kSmallChange and more than this share of the archive is merged
// into a new generation; smaller ones go into the live one. See docs/DECISIONS.md#small-changes.
inline constexpr std::uint64_t kSmallChange = 500;
inline constexpr double kSmallPart = 0.02;

[[nodiscard]] constexpr bool is_small(std::uint64_t changes, std::uint64_t articles) {
  return changes <= kSmallChange ||
         static_cast<double>(changes) <= kSmallPart * static_cast<double>(articles);
}

// Writes into the live generation with one commit. Readers keep their snapshot meanwhile.
void update_in_place(const std::filesystem::path& live, const Update& update);

// The following build a new generation, complete and durable but not live until
// Archive::write_stub(), and return its number. They only read the live one.

// Copies the live generation and writes into the copy: for small changes of several shards that
// must become visible together.
unsigned update_copy(const store::Archive& archive, unsigned live, const Update& update);

// Merges the live generation, if any, with the segments. `scratch`: a folder for temporary files.
// `info`: how the archive was analyzed.
unsigned build_generation(const store::Archive& archive,
                          const std::optional<std::filesystem::path>& live, const Update& update,
                          const store::ArchiveInfo& info, const std::filesystem::path& scratch);

}  // namespace nachlese::index
