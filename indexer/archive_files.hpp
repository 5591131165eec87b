// The files that an archive consists of, for who copies it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/store/archive.hpp"

namespace nachlese::index {

// Regular files of the folder, sorted. Throws Error(archive) if it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);
// Lists and settings beside the generations, the stub among them.
[[nodiscard]] std::vector<std::filesystem::path> lists_of(const store::Archive& archive);
// Throws Error(archive) if a local shard is not in the archive's folder: its copy would not be in
// that of the archive's copy either.
void require_inside(const store::Archive& archive);
// Reads every file of a database. Throws Error(archive) if one differs from the list of hashes, or
// there is no list; `what` is damaged then: "The backup".
void require_sound(const std::filesystem::path& database, const std::string& what,
                   const std::string& advice);
// Throws Error(archive) if they cannot be created.
void create_folders(const std::filesystem::path& folder);

}  // namespace nachlese::index
