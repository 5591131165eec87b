#include "core/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace nachlese::cli {
namespace {

constexpr std::size_t kLeastColumns = 20;
constexpr std::size_t kMostColumns = 10'000;
constexpr std::size_t kColumnsElsewhere = 100;

// 0 if COLUMNS is not set or no number.
std::size_t columns_set() {
  const char* value = std::getenv("COLUMNS");
  if (value == nullptr) return 0;
  const std::string_view text = value;
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  return error == std::errc() && end == text.data() + text.size() ? columns : 0;
}

}  // namespace

bool is_capable_terminal(int fd) {
  if (::isatty(fd) != 1) return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && *term != '\0' && std::strcmp(term, "dumb") != 0;
}

std::size_t output_columns(int fd) {
  std::size_t columns = columns_set();
  winsize size{};
  if (columns == 0 && ::ioctl(fd, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  if (columns == 0) columns = kColumnsElsewhere;
  return std::clamp(columns, kLeastColumns, kMostColumns);
}

}  // namespace nachlese::cli
