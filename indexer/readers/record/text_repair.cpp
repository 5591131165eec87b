#include "indexer/readers/record/text_repair.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"

namespace nachlese::readers {
namespace {

// `charset` has one byte for a character, or is empty.
std::string replace_ill_formed(std::string_view bytes, const std::string& charset) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(bytes, at);
    const bool ill = at - start == 1 && static_cast<unsigned char>(bytes[start]) >= 0x80;
    if (ill && !charset.empty()) {
      out += to_utf8(bytes.substr(start, 1), charset);
    } else {
      append_utf8(out, character);
    }
  }
  return out;
}

}  // namespace

// Text in one of the older charsets has hardly a sequence of bytes that happens to be UTF-8.
bool is_older_charset(std::string_view bytes) {
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

void repair_text(std::string& bytes, const Record& record, std::vector<InputIssue>& issues) {
  const Location place = record.place;
  if (first_invalid_utf8(bytes) != std::string_view::npos) {
    const bool told = !record.charset.empty();
    const bool older = is_older_charset(bytes);
    const std::string charset = told ? record.charset : older ? guess_charset(bytes) : "";
    bytes = older ? to_utf8(bytes, charset) : replace_ill_formed(bytes, charset);
    if (!told) {
      issues.push_back({Severity::warning, place,
                        charset.empty() ? "invalid UTF-8: ill-formed bytes replaced by U+FFFD"
                                        : "not UTF-8: converted from " + charset});
    }
  }
  if (bytes.find('\0') != std::string::npos) {
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    issues.push_back({Severity::warning, place, "NUL bytes replaced by blanks"});
  }
}

}  // namespace nachlese::readers
