#include "indexer/readers/repair.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace nachlese {
namespace {

// Bytes that Windows-1252 leaves without a character.
constexpr std::string_view kUnassigned = "\x81\x8D\x8F\x90\x9D";

bool is_windows_1252(std::string_view bytes) {
  if (bytes.find_first_of(kUnassigned) != std::string_view::npos) return false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    (void)next_code_point(bytes, at);
    if (at - start > 1) return false;  // a well-formed sequence of UTF-8
  }
  return true;
}

std::string replace_ill_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_code_point(bytes, at));
  return out;
}

}  // namespace

void repair_text(std::string& bytes, Place place, std::vector<Issue>& issues) {
  if (first_invalid_utf8(bytes) != std::string_view::npos) {
    const bool legacy = is_windows_1252(bytes);
    bytes = legacy ? from_windows_1252(bytes) : replace_ill_formed(bytes);
    issues.push_back({Severity::warning, place,
                      legacy ? "not UTF-8: converted from Windows-1252" : "invalid UTF-8: ill-formed bytes replaced by U+FFFD"});
  }
  if (bytes.find('\0') != std::string::npos) {
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    issues.push_back({Severity::warning, place, "NUL bytes replaced by blanks"});
  }
}

}  // namespace nachlese
