// What the metadata of a generation says about it.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>

#include "core/store/schema.hpp"

namespace nachlese::store {

// Must be equal in program and archive for terms to mean the same.
struct Fingerprint {
  std::string analyzer;
  std::string entities;  // "off" without names, which any reader accepts

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

struct ArchiveInfo {
  int schema_version = schema::kVersion;
  Fingerprint fingerprint;
  // Options of the analysis, so that readers analyze queries alike; all are part of the
  // fingerprint.
  std::string profile;       // kBefore1901 or empty
  std::string lexicon;       // text of a user's lexicon, empty if there is none
  std::string names;         // text of a user's list of names, empty if there is none
  bool positions = false;    // texts have positions of Xapian's as well, for remote shards
  bool access_terms = true;  // every article was indexed with its access terms
  std::string created;       // ISO 8601, UTC
  unsigned generation = 0;
};

inline constexpr const char* kEntitiesOff = "off";
inline constexpr const char* kBefore1901 = "before-1901";

[[nodiscard]] ArchiveInfo read_info(const Xapian::Database& database);
void write_info(Xapian::WritableDatabase& database, const ArchiveInfo& info);

// Throws Error(archive), with the hint to rebuild, if the archive has another schema, analyzer or
// recognizer.
void require_compatible(const ArchiveInfo& info, const Fingerprint& program,
                        const std::filesystem::path& archive);

// The first and the last date of its articles, as in the slot of dates; empty if none has one.
// Xapian's bounds of the slot do not follow when such an article is deleted or corrected.
struct Period {
  std::string first;
  std::string last;
};
[[nodiscard]] Period period_of(const Xapian::Database& database);

}  // namespace nachlese::store
