#include "stemming/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string_view>

namespace nachlese::text {

namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_unspaced(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

CharClass class_of_category(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  const auto category = u_charType(code_point);
  const auto mask = U_MASK(category);
  if (mask & U_GC_L_MASK) {
    if (is_unspaced(c)) return CharClass::unspaced;
    return (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) ? CharClass::upper : CharClass::lower;
  }
  if (mask & U_GC_N_MASK) return CharClass::digit;
  if (mask & (U_GC_M_MASK | U_GC_CF_MASK)) return CharClass::mark;
  if (mask & U_GC_ZS_MASK) return CharClass::space;
  if (mask & (U_GC_ZL_MASK | U_GC_ZP_MASK)) return CharClass::newline;
  if (mask & (U_GC_SC_MASK | U_GC_SO_MASK)) return CharClass::symbol;
  return CharClass::other;
}

}  // namespace

CharClass CharTable::classify(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == 0x85) return CharClass::newline;
  if (c == U'\t') return CharClass::space;
  if (contains(U"'\u2019\u02BC\u2018\u00B4`", c)) return CharClass::apostrophe;
  if (contains(U"-\u2010\u2011", c)) return CharClass::hyphen;
  if (contains(U"%§&+‰", c)) return CharClass::symbol;
  if (c >= 0x1F3FB && c <= 0x1F3FF) return CharClass::mark;  // skin tones
  if (contains(U"^~|<>=\u00A8\u00AF\u00B8\uFFFD", c)) return CharClass::other;
  return class_of_category(c);
}

CharTable::CharTable() {
  for (char32_t c = 0; c < classes_.size(); ++c) classes_[c] = classify(c);
}

const CharTable& CharTable::get() {
  static const CharTable table;
  return table;
}

}  // namespace nachlese::text
