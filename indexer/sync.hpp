// Brings an archive up to date with its sources, or rebuilds it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/store/archive_info.hpp"
#include "indexer/document.hpp"
#include "indexer/name_evidence.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/readers/record/time_zone.hpp"
#include "indexer/report.hpp"

namespace nachlese::index {

struct SyncOptions {
  std::filesystem::path archive;
  readers::Inputs sources = {};
  unsigned jobs = 1;
  bool delete_missing = false;  // remove articles that the sources no longer hold; of sources with
                                // a name only those that came from them
  bool force = false;           // even if that is more than kMaxDeleted of the archive
  bool dry_run = false;         // compare only, write nothing
  bool quiet = false;           // no progress
  bool all_sources = false;     // all that the config file names: other ones are gone from it
  readers::ColumnMap columns = {};  // of tables, as in Record::columns
  // How to analyze; what is not given is as the archive records it, or the default where there is
  // none yet.
  std::optional<bool> before_1901 = {};
  std::optional<bool> scanned = {};          // queries look for what recognition makes of words
  std::optional<std::string> lexicon = {};   // the text of a user's file
  std::optional<bool> positions = {};        // as in store::ArchiveInfo
  unsigned keep = 1;                         // old generations kept beside the live one
  double article_seconds = kArticleSeconds;  // as in PipelineOptions
  bool follow_links = false;                 // as in PipelineOptions
  // Of what the archive holds a rebuild must have at least this share, else it changes nothing.
  double least_share = 0;
  const readers::TimeZone* zone = readers::TimeZone::named(readers::kUsualZone);  // of the dates
};

// The name recognizer. `find_names` is empty with the fingerprint kEntitiesOff.
struct NameSource {
  FindNames find_names;
  std::string fingerprint;
  std::string listed = {};  // text of the user's list that it uses
  KnownName known = {};     // whether one of its lists has a name; empty: none has
};

// What the live generation records; nullopt if there is none, or if it is damaged, as rebuild must
// work then.
[[nodiscard]] std::optional<store::ArchiveInfo> recorded_info(const std::filesystem::path& archive);

// Share of the archive that --delete-missing may remove without --force.
inline constexpr double kMaxDeleted = 0.20;
// Adds, replaces and, on request, deletes articles. Throws Error if nothing was done.
[[nodiscard]] Report sync_archive(const SyncOptions& options, const NameSource& names);

// Builds a new generation from the sources alone and switches it in at the end. Throws Error(input)
// rather than replacing an archive by an empty one.
[[nodiscard]] Report rebuild_archive(const SyncOptions& options, const NameSource& names);

}  // namespace nachlese::index
