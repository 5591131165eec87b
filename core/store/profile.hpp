// What ArchiveInfo::profile says of the texts of an archive.
#pragma once

#include "core/store/archive_info.hpp"

namespace nachlese::store {

// Recognized from pictures: queries look for misread words; the terms are the same.
inline constexpr const char* kScanned = "ocr";
inline constexpr const char* kScannedBefore1901 = "before-1901+ocr";

[[nodiscard]] inline bool is_before_1901(const ArchiveInfo& info) {
  return info.profile.starts_with(kBefore1901);
}
[[nodiscard]] inline bool is_scanned(const ArchiveInfo& info) {
  return info.profile.ends_with(kScanned);
}

}  // namespace nachlese::store
