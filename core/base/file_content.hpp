// Reads a file that people write.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace nachlese {

// All of it; nullopt if it cannot be read, as a folder cannot.
[[nodiscard]] std::optional<std::string> file_content(const std::filesystem::path& file);

// The same, and throws Error(usage) that says which file it is.
[[nodiscard]] std::string require_content(const std::filesystem::path& file);

// The same for a file that need not be there: empty then.
[[nodiscard]] std::string content_if_there(const std::filesystem::path& file);

}  // namespace nachlese
