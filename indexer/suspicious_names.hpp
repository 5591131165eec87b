// Names of an archive that look wrong, each with the line that would put it right.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace nachlese::index {

struct SuspiciousName {
  std::uint32_t articles = 0;
  std::string kind;  // as in `--kind`
  std::string name;
  std::string why;   // English
  std::string line;  // for the archive's names.txt
};

// Most articles first. Reads the list of all names, and no article.
[[nodiscard]] std::vector<SuspiciousName> suspicious_names(const std::filesystem::path& archive);

}  // namespace nachlese::index
