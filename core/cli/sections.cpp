#include "core/cli/sections.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>

#include "core/base/strings.hpp"
#include "core/cli/config_text.hpp"

namespace nachlese::cli {

std::string place_in_config(const std::filesystem::path& file, const std::string& section,
                            const std::string& key) {
  std::ifstream input(file);
  const std::string text = plain_config(std::string(std::istreambuf_iterator<char>(input), {}));
  std::istringstream lines(text);
  std::size_t number = 0;
  std::size_t found = 0;
  bool inside = section.empty();
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::string_view said = trim(std::string_view(line));
    if (said.starts_with('[')) {
      const std::size_t end = said.find(']');
      inside =
          end != std::string_view::npos && bare_name(said.substr(1, end - 1)) == bare_name(section);
      if (inside && found == 0) found = number;
      continue;
    }
    const std::size_t equals = said.find('=');
    if (!inside || key.empty() || equals == std::string_view::npos) continue;
    if (bare_name(said.substr(0, equals)) != bare_name(key)) continue;
    found = number;
    break;
  }
  return found == 0 ? file.string() : file.string() + ":" + std::to_string(found);
}

std::filesystem::path path_beside(const std::filesystem::path& config,
                                  const std::filesystem::path& path) {
  return config.parent_path() / path;
}

}  // namespace nachlese::cli
