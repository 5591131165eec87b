#include "indexer/readers/people.hpp"

#include <algorithm>
#include <array>

#include "core/base/lists.hpp"

namespace nachlese {
namespace {

constexpr std::string_view kStarts[] = {"Von ", "von ", "VON ", "By ", "by ", "BY ", "Text: ", "Autor: ", "Autorin: "};
constexpr std::string_view kJoints[] = {" und ", " and ", " & ", " UND ", " sowie "};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

// The name in or beside an address of mail; the text itself where there is no address.
std::string without_address(std::string_view text) {
  const std::size_t sign = text.find('@');
  if (sign == std::string_view::npos) return std::string(text);
  for (const auto& [open, close] : {std::array{'(', ')'}, std::array{'"', '"'}}) {
    const std::size_t start = text.find(open);
    const std::size_t end = text.rfind(close);
    if (start != std::string_view::npos && end > start + 1 && end != std::string_view::npos) {
      const std::string_view inside = trim(text.substr(start + 1, end - start - 1));
      if (inside.find('@') == std::string_view::npos) return std::string(inside);
    }
  }
  const auto is_address = [](std::string_view word) { return word.find('@') != std::string_view::npos; };
  std::string out;
  for (const auto& word : split_list(text, " \t\r\n")) {
    if (!is_address(word)) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

}  // namespace

std::vector<std::string> split_people(std::string_view byline) {
  std::string text(trim(byline));
  for (const auto& start : kStarts) {
    if (text.starts_with(start)) text.erase(0, start.size());
  }
  for (const auto& joint : kJoints) replace_all(text, joint, ";");
  std::vector<std::string> names;
  for (const auto& part : split_list(text, ",;/|\n")) {
    if (std::string name = without_address(part); !name.empty()) names.push_back(std::move(name));
  }
  return names;
}

void add_people(std::vector<std::string>& people, std::string_view byline) {
  for (auto& name : split_people(byline)) {
    if (std::find(people.begin(), people.end(), name) == people.end()) people.push_back(std::move(name));
  }
}

}  // namespace nachlese
