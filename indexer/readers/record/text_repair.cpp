#include "indexer/readers/record/text_repair.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"

namespace nachlese::readers {
namespace {

// Text in one of the older charsets has hardly a sequence of bytes that happens to be UTF-8.
bool is_legacy(std::string_view bytes) {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    (void)next_code_point(bytes, at);
    well_formed += at - start > 1 ? 1 : 0;
    ill_formed += at - start == 1 && static_cast<unsigned char>(bytes[start]) >= 0x80 ? 1 : 0;
  }
  constexpr std::size_t kAccidents = 8;  // one in so many
  return well_formed * kAccidents < ill_formed;
}

std::string replace_ill_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_code_point(bytes, at));
  return out;
}

}  // namespace

void repair_text(std::string& bytes, Location place, std::vector<InputIssue>& issues) {
  if (first_invalid_utf8(bytes) != std::string_view::npos) {
    const std::string charset = is_legacy(bytes) ? guess_charset(bytes) : "";
    bytes = charset.empty() ? replace_ill_formed(bytes) : to_utf8(bytes, charset);
    issues.push_back({Severity::warning, place,
                      charset.empty() ? "invalid UTF-8: ill-formed bytes replaced by U+FFFD"
                                      : "not UTF-8: converted from " + charset});
  }
  if (bytes.find('\0') != std::string::npos) {
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    issues.push_back({Severity::warning, place, "NUL bytes replaced by blanks"});
  }
}

}  // namespace nachlese::readers
