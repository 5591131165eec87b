// The folder that backups are kept in: FOLDER/2026-11-29T03-30-00Z, …Z.2 and so on. Whatever else
// lies there, other archives among it, is left alone.
#pragma once

#include <filesystem>
#include <vector>

namespace nachlese::index {

// Oldest first.
[[nodiscard]] std::vector<std::filesystem::path> backups_in(const std::filesystem::path& folder);

// The newest backup in `from`, or `from` itself if it is one. Throws Error(archive) if there is
// none.
[[nodiscard]] std::filesystem::path newest_backup(const std::filesystem::path& from);

// Names one that is not there yet, after the present moment.
[[nodiscard]] std::filesystem::path fresh_backup(const std::filesystem::path& folder);
// While it is being written, a backup has this name.
[[nodiscard]] std::filesystem::path half_of(const std::filesystem::path& backup);

// Removes what killed runs left.
void remove_half_backups(const std::filesystem::path& folder);
// Removes all but the newest `keep`, of which the newest always stays.
void remove_surplus_backups(const std::filesystem::path& folder, unsigned keep);

}  // namespace nachlese::index
