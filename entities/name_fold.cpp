#include "entities/name_fold.hpp"

#include <unicode/normlzr.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

namespace nachlese {
namespace {

struct Rule {
  std::string_view from;
  std::string_view to;
};

// Longest first within a letter; the first that fits is taken.
constexpr auto kRules = std::to_array<Rule>({
    {"schtsch", "c"}, {"shch", "c"}, {"tsch", "c"}, {"tch", "c"}, {"dsch", "j"}, {"dzh", "j"}, {"sch", "s"}, {"sh", "s"},
    {"zh", "s"},      {"sz", "s"},   {"cz", "c"},   {"ch", "c"},  {"kh", "c"},   {"ck", "k"},  {"th", "t"},  {"ph", "f"},
    {"gh", "g"},      {"ts", "z"},   {"tz", "z"},   {"ss", "s"},  {"ae", "a"},   {"oe", "o"},  {"ue", "u"},  {"ou", "u"},
    {"oo", "u"},      {"ee", "i"},   {"yj", "i"},   {"ij", "i"},  {"iy", "i"},   {"yy", "i"},  {"ii", "i"},  {"ye", "e"},
    {"je", "e"},      {"yo", "o"},   {"jo", "o"},   {"ya", "a"},  {"ja", "a"},   {"ia", "a"},  {"yu", "u"},  {"ju", "u"},
    {"iu", "u"},      {"ff", "v"},   {"q", "k"},    {"x", "ks"},  {"y", "i"},    {"j", "i"},   {"w", "v"},   {"z", "s"},
    {"c", "k"},       {"'", ""},     {"-", " "},    {".", ""},
});

std::string plain_lower(std::string_view name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  text.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  icu::Normalizer::normalize(text, UNORM_NFD, 0, decomposed, status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < decomposed.length(); ++i) {
    if (u_charType(decomposed[i]) == U_NON_SPACING_MARK) continue;
    const char16_t unit = decomposed[i];
    bare += unit == u'ł' ? u'l' : unit == u'ø' ? u'o' : unit == u'ı' ? u'i' : unit == u'’' ? u'\'' : unit;
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

const Rule* rule_at(std::string_view rest) {
  for (const Rule& rule : kRules) {
    if (rest.starts_with(rule.from)) return &rule;
  }
  return nullptr;
}

}  // namespace

std::string name_fold(std::string_view name) {
  const std::string plain = plain_lower(name);
  std::string out;
  const auto append = [&](std::string_view piece) {
    for (const char c : piece) {
      if (out.empty() || out.back() != c) out += c;  // doubled letters count once
    }
  };
  for (std::size_t at = 0; at < plain.size();) {
    const Rule* rule = rule_at(std::string_view(plain).substr(at));
    append(rule != nullptr ? rule->to : std::string_view(plain).substr(at, 1));
    at += rule != nullptr ? rule->from.size() : 1;
  }
  return out;
}

}  // namespace nachlese
