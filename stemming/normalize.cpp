#include "stemming/normalize.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "stemming/characters.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

// True if NFKC changes nothing: ASCII letters and digits and the letters of Latin-1 (lead byte C3,
// without × and ÷).
bool is_plain(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto b = static_cast<unsigned char>(bytes[i]);
    if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')) continue;
    if (b != 0xC3 || ++i >= bytes.size()) return false;
    const auto t = static_cast<unsigned char>(bytes[i]);
    if (t < 0x80 || t > 0xBF || t == 0x97 || t == 0xB7) return false;
  }
  return true;
}

// Unifies apostrophes. It must precede NFKC, which turns ´ into a blank and an accent.
std::string unify_apostrophes(std::string_view bytes) {
  std::string out;
  const auto& table = CharTable::get();
  for (std::size_t i = 0; i < bytes.size();) {
    const auto d = decode(bytes, i);
    if (table.of(d.code_point) == CharClass::apostrophe) {
      out.push_back('\'');
    } else {
      out.append(bytes.substr(i, d.bytes));
    }
    i += d.bytes;
  }
  return out;
}

// Null if ICU's data are missing.
const icu::Normalizer2* nfkc_normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFKCInstance(status);
}

// The longest run of characters that a preceding one may still change; UAX #15 calls text with no
// longer run stream-safe. No language has longer ones.
constexpr int kLongestRun = 30;

}  // namespace

std::string stream_safe(std::string_view bytes) {
  static const icu::Normalizer2* const normalizer = nfkc_normalizer();
  if (normalizer == nullptr) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  int run = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto d = decode(bytes, i);
    run = d.code_point < 0x80 || normalizer->hasBoundaryBefore(static_cast<UChar32>(d.code_point))
              ? 0
              : run + 1;
    if (run <= kLongestRun) out.append(bytes, i, d.bytes);
    i += d.bytes;
  }
  return out;
}

std::string nfkc(std::string_view bytes) {
  static const icu::Normalizer2* const normalizer = nfkc_normalizer();
  UErrorCode status = normalizer == nullptr ? U_MISSING_RESOURCE_ERROR : U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) {
    const std::string safe = stream_safe(bytes);
    normalizer->normalizeUTF8(0, icu::StringPiece(safe.data(), static_cast<int32_t>(safe.size())),
                              sink, nullptr, status);
  }
  if (U_FAILURE(status)) out.assign(bytes);
  return out;
}

void normalize_word(std::string_view bytes, std::string& out) {
  if (is_plain(bytes)) {
    out.assign(bytes);
    return;
  }
  out.clear();
  const auto normal = nfkc(unify_apostrophes(bytes));
  const auto& table = CharTable::get();
  for (std::size_t i = 0; i < normal.size();) {
    const auto d = decode(normal, i);
    const auto c = table.of(d.code_point);
    const bool format = u_charType(static_cast<UChar32>(d.code_point)) == U_FORMAT_CHAR;
    const bool keep = is_letter(c) || c == CharClass::digit || c == CharClass::unspaced ||
                      (c == CharClass::mark && !format) ||
                      (c == CharClass::apostrophe && !out.empty()) || c == CharClass::symbol;
    if (keep) out.append(normal, i, d.bytes);
    i += d.bytes;
  }
  while (!out.empty() && out.back() == '\'') out.pop_back();
}

void fold_case(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size();) {
    const auto b = static_cast<unsigned char>(text[i]);
    if (b < 0x80) {
      out.push_back(static_cast<char>(b >= 'A' && b <= 'Z' ? b + 32 : b));
      ++i;
      continue;
    }
    const auto d = decode(text, i);
    i += d.bytes;
    if (d.code_point == 0xDF || d.code_point == 0x1E9E) {
      out += "ss";
    } else if (d.code_point == 0x130) {
      out.push_back('i');
    } else {
      append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.code_point))));
    }
  }
}

}  // namespace nachlese::text
