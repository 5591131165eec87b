#include "core/cli/sections.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

#include "core/base/strings.hpp"

namespace nachlese::cli {
namespace {

// Without quotes and blanks, which a name may be written with.
std::string bare(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '"' && c != '\'' && c != ' ' && c != '\t') out += c;
  }
  return out;
}

}  // namespace

std::string without_comments_on_sections(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view said = std::string_view(line).substr(0, line.find('#'));
    // A list of several lines may have lines that begin so.
    const bool section =
        trim(said).starts_with('[') && said.find_first_of("\"',") == std::string_view::npos;
    if (section) line.resize(said.size());
    out += line + '\n';
  }
  return out;
}

std::string place_in_config(const std::filesystem::path& file, const std::string& section,
                            const std::string& key) {
  std::ifstream lines(file);
  std::size_t number = 0;
  std::size_t found = 0;
  bool inside = section.empty();
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::string_view said = trim(std::string_view(line));
    if (said.starts_with('[')) {
      const std::size_t end = said.find(']');
      inside = end != std::string_view::npos && bare(said.substr(1, end - 1)) == bare(section);
      if (inside && found == 0) found = number;
      continue;
    }
    const std::size_t equals = said.find('=');
    if (!inside || key.empty() || equals == std::string_view::npos) continue;
    if (bare(said.substr(0, equals)) != bare(key)) continue;
    found = number;
    break;
  }
  return found == 0 ? file.string() : file.string() + ":" + std::to_string(found);
}

}  // namespace nachlese::cli
