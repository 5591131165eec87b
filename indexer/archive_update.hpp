// Bringing what a run found into the archive: into the live generation, or into a new one.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "indexer/facet_names.hpp"
#include "indexer/resolution.hpp"

namespace nachlese::index {

struct Update {
  std::vector<std::filesystem::path>
      segments;  // new and changed articles, in the order of the input
  const FacetNames* names = nullptr;
  const Resolution* resolution = nullptr;
  std::vector<std::string> deleted;  // Q terms
};

// Throws Error(usage) for a shard of an archive that says which generation of it counts: it would
// not see what is written.
void refuse_part(const store::Archive& archive);

// Terms of all articles that the run did not see.
[[nodiscard]] std::vector<std::string> missing_articles(const Xapian::Database& live,
                                                        const Resolution& resolution);

// Those of `articles` that came from the source of that name; with an empty one, from any source
// that has a name.
[[nodiscard]] std::vector<std::string> articles_from(const Xapian::Database& live,
                                                     const std::string& origin,
                                                     const std::vector<std::string>& articles);

// Calls `visit` for each document of the segments that counts, with its Q term, in the order of the
// input.
void each_document(const Update& update,
                   const std::function<void(const Xapian::Document&, const std::string&)>& visit);

// A change of more articles than this, and more than this part of the archive, is merged into a new
// generation. 5,000 changes in 25,000 articles: 3.7 ms each when written into the live generation,
// which also grows by the blocks that are rewritten; merging takes 0.05 to 0.1 ms an article of the
// whole archive.
inline constexpr std::uint64_t kSmallChange = 500;
inline constexpr double kSmallPart = 0.02;

[[nodiscard]] constexpr bool is_small(std::uint64_t changes, std::uint64_t articles) {
  return changes <= kSmallChange ||
         static_cast<double>(changes) <= kSmallPart * static_cast<double>(articles);
}

// Writes into the live generation and commits once. Readers keep their snapshot meanwhile.
void update_in_place(const std::filesystem::path& live, const Update& update);

// The following make a new generation that is complete and durable, but not live:
// Archive::write_stub() makes it so. The live one is only read. They return its number.

// Copies the live generation and writes into the copy: for small changes of several shards, which
// must show at once.
unsigned update_copy(const store::Archive& archive, unsigned live, const Update& update);

// Merges the live generation, if any, and the segments. `scratch` is a folder for what is needed on
// the way. `info` says how the archive was analyzed.
unsigned build_generation(const store::Archive& archive,
                          const std::optional<std::filesystem::path>& live, const Update& update,
                          const store::ArchiveInfo& info, const std::filesystem::path& scratch);

}  // namespace nachlese::index
