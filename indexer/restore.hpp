// The ways back: to a backup, and to the generation before. Neither shows again what was taken
// down.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace nachlese::index {

struct WayBack {
  std::string live;  // what is live now: the backup, or the generations
  // Articles left out of it: taken down or held since, or with names that were suppressed since,
  // which the next sync brings back without them.
  std::size_t withheld = 0;
};

// Puts back the newest backup in `from`, or the one that it is, as a new generation: readers see it
// at once, and roll_back() leads back. Takedowns of the archive stay in force. Throws
// Error(archive), without any change, if the backup is not as it was written.
WayBack restore(const std::filesystem::path& from, const std::filesystem::path& archive);

// Names the generation before the live one, which is still on the disk, as live. Doing it twice
// leads back. Throws Error(archive) if there is none.
WayBack roll_back(const std::filesystem::path& archive);

}  // namespace nachlese::index
