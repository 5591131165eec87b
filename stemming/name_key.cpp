#include "stemming/name_key.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace nachlese::text {

namespace {

struct KeyRule {
  std::string_view from;
  std::string_view to;
};

// Maps what German, English, French and Slavic spellings write for one sound to one letter:
// sch/sh/sz → š (written 1), tsch/ch/cz → č (2), z/s, w/v, y/i/j … Longest first; applied once,
// from left to right.
constexpr std::array<KeyRule, 46> kKeyRules = {
    {{"schtsch", "1"}, {"shch", "1"}, {"tsch", "2"}, {"tch", "2"}, {"sch", "1"}, {"tsh", "2"},
     {"dsch", "3"},    {"dzh", "3"},  {"dj", "3"},   {"sh", "1"},  {"ch", "2"},  {"cz", "2"},
     {"sz", "1"},      {"zh", "1"},   {"kh", "2"},   {"gh", "g"},  {"th", "t"},  {"ph", "f"},
     {"ck", "k"},      {"qu", "k"},   {"ou", "u"},   {"oo", "u"},  {"ie", "i"},  {"ee", "i"},
     {"iy", "i"},      {"yj", "i"},   {"ij", "i"},   {"yy", "i"},  {"ii", "i"},  {"yi", "i"},
     {"ji", "i"},      {"ja", "ia"},  {"ya", "ia"},  {"ju", "iu"}, {"yu", "iu"}, {"je", "e"},
     {"ye", "e"},      {"jo", "io"},  {"yo", "io"},  {"y", "i"},   {"j", "i"},   {"w", "v"},
     {"q", "k"},       {"c", "k"},    {"z", "s"},    {"x", "ks"}}};

// Transliterates to Latin letters without accents, ä → a.
std::string to_plain_latin(std::string_view surface) {
  static const auto rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(surface.data(), static_cast<int32_t>(surface.size())));
  if (rules) {
    // Clone: a transliterator is not documented as safe to share between threads.
    const std::unique_ptr<icu::Transliterator> own(rules->clone());
    own->transliterate(text);
  }
  std::string out;
  text.toUTF8String(out);
  return out;
}

// The same for ASCII and umlauts, which most names consist of, without the transliterator. False if
// there is another character.
bool plain_german(std::string_view surface, std::string& out) {
  for (std::size_t at = 0; at < surface.size(); ++at) {
    const char c = surface[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out.push_back(c);
      continue;
    }
    const char next = c == '\xC3' && at + 1 < surface.size() ? surface[at + 1] : '\0';
    const char plain = next == '\xA4' ? 'a' : next == '\xB6' ? 'o' : next == '\xBC' ? 'u' : '\0';
    if (plain == '\0') return false;
    out.push_back(plain);
    ++at;
  }
  return true;
}

}  // namespace

std::string name_key(std::string_view surface) {
  std::string latin;
  if (!plain_german(surface, latin)) latin = to_plain_latin(surface);
  std::string key;
  const auto push = [&](char c) {
    if (key.empty() || key.back() != c) key.push_back(c);  // double letters count once
  };
  for (std::size_t at = 0; at < latin.size();) {
    const KeyRule* rule = nullptr;
    for (const auto& r : kKeyRules) {
      if (latin.compare(at, r.from.size(), r.from) == 0) {
        rule = &r;
        break;
      }
    }
    if (rule != nullptr) {
      for (const char c : rule->to) push(c);
      at += rule->from.size();
    } else {
      if ((latin[at] >= 'a' && latin[at] <= 'z') || (latin[at] >= '0' && latin[at] <= '9'))
        push(latin[at]);
      ++at;
    }
  }
  // Unify endings that transliterations drop or vary: -ij, -y, -i; -ov, -off.
  if (key.size() > 4 && key.compare(key.size() - 2, 2, "of") == 0) key.back() = 'v';
  // ё after a sibilant: -tschow and -chev.
  if (key.size() > 4 && key.compare(key.size() - 2, 2, "ev") == 0 && key[key.size() - 3] <= '2')
    key[key.size() - 2] = 'o';
  while (key.size() > 3 && key.back() == 'i') key.pop_back();
  return key;
}

}  // namespace nachlese::text
