#include "core/cli/sections.hpp"

#include <algorithm>
#include <fstream>
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

std::string without_comments(const std::string& text) {
  std::string out;
  char quote = 0;  // that is open
  bool comment = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      quote = 0;
      comment = false;
    } else if (quote != 0) {
      if (c == quote && !(quote == '"' && text[at - 1] == '\\')) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#' && (at == 0 || std::string_view(" \t\n").find(text[at - 1]) !=
                                           std::string_view::npos)) {
      comment = true;
    }
    if (!comment) out += c;
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

std::filesystem::path path_beside(const std::filesystem::path& config,
                                  const std::filesystem::path& path) {
  return config.parent_path() / path;
}

}  // namespace nachlese::cli
