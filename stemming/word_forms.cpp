#include "stemming/word_forms.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "stemming/characters.hpp"
#include "stemming/normalize.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

CharClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? CharTable::get().of(decode(text, at).code_point) : CharClass::other;
}

bool word_goes_on(std::string_view text, std::size_t at) {
  const auto c = class_at(text, at);
  return is_letter(c) || c == CharClass::digit;
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (is_letter(class_at(text, at))) at += decode(text, at).bytes;
  return at;
}

bool starts_with(std::string_view text, std::size_t at, std::string_view what) {
  return text.substr(at, what.size()) == what;
}

// End of the in or innen (also capitalized) at `at`; a second member may follow innen
// (Bürger:innenrat).
std::size_t feminine_end(std::string_view text, std::size_t at) {
  if (!starts_with(text, at, "in") && !starts_with(text, at, "In")) return 0;
  if (text.substr(at + 2, 3) == "nen") return letters_end(text, at + 5);
  return word_goes_on(text, at + 2) ? 0 : at + 2;
}

std::size_t skip_blank(std::string_view text, std::size_t at) {
  return class_at(text, at) == CharClass::space ? at + decode(text, at).bytes : at;
}

}  // namespace

std::size_t gender_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '(') {
    for (const std::string_view form : {"(innen)", "(in)"}) {
      if (starts_with(text, at, form)) return at + form.size();
    }
    return 0;
  }
  const auto d = decode(text, at);
  if (d.code_point == '/') return feminine_end(text, at + (starts_with(text, at, "/-") ? 2 : 1));
  if (d.code_point != ':' && d.code_point != '*' && d.code_point != '_' && d.code_point != 0xB7 &&
      d.code_point != 0x2022)
    return 0;
  const auto next = at + d.bytes;
  if (const auto end = feminine_end(text, next)) return end;
  const bool ending =
      next < text.size() && std::string_view("renms").find(text[next]) != std::string_view::npos;
  return ending && !word_goes_on(text, next + 1) ? next + 1 : 0;
}

bool has_inner_i(std::string_view word) {
  const auto i = word.rfind('I');
  if (i == std::string_view::npos || i < 3 ||
      (word.substr(i) != "In" && word.substr(i, 5) != "Innen"))
    return false;
  return word[i - 1] >= 'a' && word[i - 1] <= 'z';
}

std::size_t abbreviation_end(std::string_view text, std::size_t begin, std::size_t dot,
                             const StringTable& list) {
  constexpr std::size_t kMostLetters = 8;
  if (dot - begin > kMostLetters) return 0;
  std::string letters(text.substr(begin, dot - begin));
  bool single = letters_end(text, begin) == dot && begin + decode(text, begin).bytes == dot;
  std::size_t acronym = 0, best = list.has(letters) ? dot + 1 : 0;
  for (int parts = 1; parts < 6; ++parts) {
    const auto next = skip_blank(text, dot + 1);
    const auto end = letters_end(text, next);
    if (end == next || end - next > kMostLetters || end >= text.size() || text[end] != '.') break;
    letters.append(text, next, end - next);
    single = single && next == dot + 1 && next + decode(text, next).bytes == end;
    dot = end;
    if (list.has(letters)) best = dot + 1;
    if (single) acronym = dot + 1;
  }
  return std::max(best, acronym);
}

std::size_t line_hyphen(std::string_view text, std::size_t end) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  constexpr std::array<std::string_view, 3> kMarks = {"=", "\xC2\xAC", "\xE2\xB8\x97"};
  const bool marked = std::any_of(kMarks.begin(), kMarks.end(),
                                  [&](auto mark) { return starts_with(text, end, mark); });
  if (marked || class_at(text, end) == CharClass::hyphen) return end;
  const auto before = end - std::min(end, kSoftHyphen.size());
  return class_at(text, end) == CharClass::newline &&
                 text.substr(before, kSoftHyphen.size()) == kSoftHyphen
             ? before
             : 0;
}

std::size_t broken_word_end(std::string_view text, std::size_t begin, std::size_t hyphen,
                            const TokenTables& tables) {
  auto at = hyphen + decode(text, hyphen).bytes;
  at = skip_blank(text, at);
  if (class_at(text, at) != CharClass::newline) return 0;
  at += starts_with(text, at, "\r\n") ? 2 : decode(text, at).bytes;
  at = skip_blank(text, at);
  if (class_at(text, at) != CharClass::lower) return 0;
  const auto end = letters_end(text, at);
  std::string normal, right, joined;
  normalize_word(text.substr(at, end - at), normal);
  fold_case(normal, right);
  if (tables.function_words.has(right)) return 0;
  normalize_word(std::string(text.substr(begin, hyphen - begin)) + normal, normal);
  fold_case(normal, joined);
  return tables.words.has(joined) || !tables.words.has(right) ? end : 0;
}

}  // namespace nachlese::text
