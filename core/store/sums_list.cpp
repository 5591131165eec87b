#include "core/store/sums_list.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/hash.hpp"

namespace nachlese::store {
namespace {

constexpr std::string_view kTitle = "nachlese sums 1\n";
constexpr std::string_view kEnd = "end ";
constexpr std::size_t kHexDigits = 16;

template <class Number>
bool take_number(std::string_view& line, Number& out, int base = 10) noexcept {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), out, base);
  if (error != std::errc{} || end == line.data() + line.size() || *end != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return true;
}

}  // namespace

bool next_sum(std::string_view& rest, FileSum& out) noexcept {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  if (!take_number(line, out.hash, 16) || !take_number(line, out.bytes) ||
      !take_number(line, out.modified))
    return false;
  out.name = line;
  return !line.empty() && line.find('/') == std::string_view::npos;
}

std::string_view lines_of_sums(std::string_view text) noexcept {
  const std::size_t tail = kEnd.size() + kHexDigits + 1;
  if (!text.starts_with(kTitle) || text.size() < kTitle.size() + tail || !text.ends_with('\n'))
    return {};
  const std::string_view content = text.substr(0, text.size() - tail);
  std::string_view end = text.substr(content.size());
  if (!end.starts_with(kEnd)) return {};
  std::uint64_t hash = 0;
  const char* const from = end.data() + kEnd.size();
  const auto [stop, error] = std::from_chars(from, from + kHexDigits, hash, 16);
  // Capitals would be the same number, but nobody wrote them.
  const bool as_written =
      std::none_of(from, from + kHexDigits, [](char c) { return c < 'a' && c > '9'; });
  if (error != std::errc{} || stop != from + kHexDigits || !as_written || hash != hash64(content))
    return {};
  return content.substr(kTitle.size());
}

std::string print_sums(const std::vector<FileSum>& sums) {
  std::string out(kTitle);
  for (const auto& sum : sums) {
    out += to_hex(sum.hash) + " " + std::to_string(sum.bytes) + " " + std::to_string(sum.modified) +
           " ";
    out.append(sum.name).append("\n");
  }
  const std::uint64_t hash = hash64(out);
  return out.append(kEnd).append(to_hex(hash)).append("\n");
}

}  // namespace nachlese::store
