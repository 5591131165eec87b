// Trimming, splitting and joining of text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

// `text` without leading and trailing blanks, tabs and line ends.
[[nodiscard]] std::string_view trim(std::string_view text);

// Splits at any character of `separators`, trims the pieces and drops empty ones.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text,
                                                  std::string_view separators);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

// "a, b or c", for messages.
[[nodiscard]] std::string either(const std::vector<std::string>& choices);

template <std::size_t kSize>
[[nodiscard]] bool is_one_of(std::string_view text, const std::string_view (&list)[kSize]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// Calls `visit(line number, entry)` for each non-empty line of `file`. Lines count from 1; # starts
// a comment.
template <typename Visit>
void each_entry(std::string_view file, Visit visit) {
  for (std::size_t number = 1; !file.empty(); ++number) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view entry = trim(file.substr(0, std::min(end, file.find('#'))));
    file.remove_prefix(std::min(end + 1, file.size()));
    if (!entry.empty()) visit(number, entry);
  }
}

}  // namespace nachlese
