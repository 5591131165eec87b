#include "stemming/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "stemming/characters.hpp"
#include "stemming/normalize.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

bool is_blank(CharClass c) { return c == CharClass::space || c == CharClass::newline; }

const icu::Normalizer2* nfd() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* out = icu::Normalizer2::getNFDInstance(error);
  return U_SUCCESS(error) != 0 ? out : nullptr;
}

bool is_dropped(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

// Folds what consists of letters of German, digits, dots, hyphens and single blanks only, as most
// words and names do; else false.
bool fold_german(std::string_view value, std::string& out) {
  out.reserve(value.size() + 1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool capital = c >= 'A' && c <= 'Z';
    const bool inner_blank =
        c == ' ' && i > 0 && i + 1 < value.size() && value[i - 1] != ' ' && value[i + 1] != ' ';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
        inner_blank) {
      out.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
      continue;
    }
    const std::string_view letter = value.substr(i, 2);
    if (letter == "ä" || letter == "ö" || letter == "ü") {
      out.append(letter);
    } else if (letter == "Ä" || letter == "Ö" || letter == "Ü") {
      out.append(letter == "Ä" ? "ä" : letter == "Ö" ? "ö" : "ü");
    } else if (letter == "ß") {
      out.append("ss");
    } else {
      return false;
    }
    ++i;
  }
  return true;
}

}  // namespace

std::string fold_value(std::string_view value) {
  std::string out;
  if (fold_german(value, out)) return out;
  const auto& table = CharTable::get();
  std::string unified;
  for (std::size_t i = 0; i < value.size();) {
    const auto d = decode(value, i);
    const auto c = table.of(d.code_point);
    i += d.bytes;
    if (is_dropped(d.code_point)) continue;
    if (c == CharClass::apostrophe) {
      unified.push_back('\'');
    } else if (c == CharClass::hyphen || (d.code_point >= 0x2012 && d.code_point <= 0x2015)) {
      unified.push_back('-');
    } else {
      append(unified, d.code_point);
    }
  }
  std::string lower;
  fold_case(nfkc(unified), lower);
  lower = nfkc(lower);
  out.clear();
  bool gap = false;
  for (std::size_t i = 0; i < lower.size();) {
    const auto d = decode(lower, i);
    if (is_blank(table.of(d.code_point)) || d.code_point < 0x20) {
      gap = !out.empty();
    } else {
      if (gap) out.push_back(' ');
      gap = false;
      out.append(lower, i, d.bytes);
    }
    i += d.bytes;
  }
  return out;
}

std::string plain_value(std::string_view folded) {
  std::string out;
  const icu::Normalizer2* decomposed = nfd();
  for (std::size_t i = 0; i < folded.size();) {
    const auto d = decode(folded, i);
    const std::string_view letter = folded.substr(i, d.bytes);
    i += d.bytes;
    if (letter == "ä" || letter == "ö" || letter == "ü") {
      out.push_back(letter == "ä" ? 'a' : letter == "ö" ? 'o' : 'u');
      out.push_back('e');
    } else if (d.code_point < 0x80) {
      out.append(letter);
    } else {
      icu::UnicodeString parts;
      if (decomposed == nullptr ||
          !decomposed->getDecomposition(static_cast<UChar32>(d.code_point), parts)) {
        out.append(letter);
      } else {
        append(out, static_cast<char32_t>(parts.char32At(0)));
      }
    }
  }
  return out;
}

}  // namespace nachlese::text
