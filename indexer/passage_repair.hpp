// Indexes articles again whose recurring passages became known after they were indexed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/document.hpp"
#include "indexer/passage_finder.hpp"

namespace nachlese::index {

// The terms that say where an article came from, which it does not have of itself.
[[nodiscard]] std::vector<std::string> origin_terms(const Xapian::Document& document);
// The configured source that they name; empty if none.
[[nodiscard]] std::string origin_name(const std::vector<std::string>& origins);

struct RepairOptions {
  FindNames find_names;
  DocumentOptions documents;
  unsigned jobs = 1;
};

// Those of the run, in place: `ids`, in all their versions.
void repair_segments(const std::vector<std::filesystem::path>& segments,
                     const std::vector<std::string>& ids, const KnownPassages& known,
                     const RepairOptions& options, FacetNames& names);

// Articles of the archive at a time. What is left keeps its old state until it changes.
inline constexpr std::size_t kMostRepairs = 5000;

// Those of the archive whose passages have changed and that are not in `segments`: writes them to a
// new database at `to`. Returns their number; without any, there is no database.
std::size_t repair_archive(const Xapian::Database& live,
                           const std::vector<std::filesystem::path>& segments,
                           const PassageFinder::Findings& found, const RepairOptions& options,
                           const std::filesystem::path& to, FacetNames& names);

}  // namespace nachlese::index
