#include "entities/units.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/base/work_limit.hpp"
#include "stemming/normalize.hpp"

namespace nachlese::ner {
namespace {

struct Between {
  Gap gap = Gap::space;
  int lines = 0;
  bool dot_first = false;
  bool apostrophe_first = false;
  bool hyphen_first = false;
  bool hyphen_only = false;
};

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }

Gap gap_of(char32_t c) {
  switch (c) {
    case U' ':
    case U'\u00A0':
    case U'\u202F': return Gap::space;
    case U'.':
    case U'!':
    case U'?':
    case U'\u2026': return Gap::dot;
    case U'&':
    case U'+': return Gap::ampersand;
    case U'/':
    case U'|': return Gap::slash;
    case U'-':
    case U'\u2010':
    case U'\u2011':
    case U'\u2013':
    case U'\u2014': return Gap::dash;
    case U':':
    case U';': return Gap::colon;
    case U',': return Gap::comma;
    case U'"':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201A':
    case U'\u2018':
    case U'`':
    case U'\u2039':
    case U'\u203A': return Gap::quote;
    case U'(':
    case U'[':
    case U'{': return Gap::open;
    case U')':
    case U']':
    case U'}': return Gap::close;
    default:
      return is_apostrophe(c)                          ? Gap::apostrophe
             : u_isspace(static_cast<UChar32>(c)) != 0 ? Gap::space
                                                       : Gap::quote;
  }
}

Between look_between(std::string_view text) {
  Between between;
  bool first = true;
  for (std::size_t at = 0; at < text.size(); first = false) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\n') ++between.lines;
    between.gap = std::max(between.gap, gap_of(c));
    if (!first) continue;
    between.dot_first = c == U'.';
    between.apostrophe_first = is_apostrophe(c);
    between.hyphen_first = is_hyphen(c);
    between.hyphen_only = is_hyphen(c) && at == text.size();
  }
  if (between.lines > 0) between.gap = Gap::line;
  return between;
}

// True if a compound goes on behind what stands between two words.
bool is_hyphen_only(std::string_view text) {
  constexpr std::size_t kLongestHyphen = 3;
  constexpr char kTypographic = '\xE2';  // its first byte
  return !text.empty() && text.size() <= kLongestHyphen &&
         (text[0] == '-' || text[0] == kTypographic) && look_between(text).hyphen_only;
}

// True without combining marks, soft hyphens and typographic apostrophes and hyphens. Only the rare
// words that have them are rewritten.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xE2 || byte == 0xCC || byte == 0xCD || byte == 0xCA) return false;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xAD)
      return false;
  }
  return true;
}

std::string plain(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string safe = nachlese::text::stream_safe(text);
  icu::UnicodeString in = icu::UnicodeString::fromUTF8(
      icu::StringPiece(safe.data(), static_cast<std::int32_t>(safe.size())));
  in = icu::Normalizer2::getNFCInstance(status)->normalize(in, status);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < in.length(); ++i) {
    const char16_t c = in[i];
    if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060) continue;
    out += is_apostrophe(c) ? u'\'' : is_hyphen(c) ? u'-' : c;
  }
  std::string result;
  out.toUTF8String(result);
  return result;
}

const WordTraits* word_of(TextWords& words, std::string_view text) {
  std::string rewritten;
  if (!is_plain(text)) text = rewritten = plain(text);
  while (text.size() > 1 && (text.back() == '.' || text.back() == '-' || text.back() == '\''))
    text.remove_suffix(1);
  return words.get(text);
}

// Restores usual case in sentences in capitals (headlines of agencies), and in known names in
// capitals anywhere ("BERLIN. Die Regierung …").
void recase(std::span<Unit> sentence, TextWords& words) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  for (const Unit& unit : sentence) {
    if (unit.word->shape == Shape::digits || unit.word->text.size() < 2) continue;
    ++letters;
    capitals += unit.word->shape == Shape::capitals;
  }
  const bool all = letters >= 3 && capitals * 10 >= letters * 8;
  for (Unit& unit : sentence) {
    if (unit.word->shape != Shape::capitals) continue;
    const WordTraits* recased = words.recased(unit.word);
    if (all || recased->has(kAlias)) unit.word = recased;
  }
}

void recase_sentences(TextWords& words, std::vector<Unit>& units) {
  for (std::size_t begin = 0; begin < units.size();) {
    std::size_t end = begin;
    bool capitals = false;
    do {
      capitals |= units[end].word->shape == Shape::capitals;
    } while (++end < units.size() && !units[end].sentence_start);
    if (capitals) recase(std::span(units).subspan(begin, end - begin), words);
    begin = end;
  }
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalnum(static_cast<UChar32>(next_code_point(text, at))) != 0) return true;
  }
  return false;
}

void add_field(const AnalyzedField& field, std::uint32_t number, TextWords& words,
               std::vector<Unit>& out) {
  const std::span<const text::Token> tokens = field.analysis->tokens;
  const bool known_forms = field.analysis->vocabulary != 0;
  words.use_vocabulary(field.analysis->vocabulary);
  std::uint32_t last_end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    WorkLimit::check();
    Unit unit;
    unit.field = number;
    unit.begin = tokens[i].begin;
    unit.sentence_start = tokens[i].sentence_start || i == 0;
    const bool blank = unit.begin == last_end + 1 && field.text[last_end] == ' ';
    if (i > 0 && blank) {  // as most
      unit.gap = Gap::space;
    } else {
      const Between before = look_between(field.text.substr(last_end, unit.begin - last_end));
      // Lines of lists and tables are no sentences for the analyzer, but no name goes on in the
      // next.
      unit.sentence_start |= before.lines > 0;
      unit.gap = i == 0 ? std::max(before.gap, Gap::quote) : before.gap;
      if (i > 0) {
        out.back().dot_after |= before.dot_first;
        out.back().apostrophe_after = before.apostrophe_first;
        out.back().hyphen_after = before.hyphen_first;
      }
    }
    const std::size_t first = i;
    while (i + 1 < tokens.size() && tokens[i].end < tokens[i + 1].begin &&
           is_hyphen_only(field.text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end))) {
      ++i;
    }
    last_end = unit.end = tokens[i].end;
    const auto written = [&] { return field.text.substr(unit.begin, unit.end - unit.begin); };
    unit.word = i == first && known_forms
                    ? words.of_form(tokens[i].form, [&] { return word_of(words, written()); })
                    : word_of(words, written());
    unit.dot_after = field.text[unit.end - 1] == '.';
    out.push_back(unit);
  }
}

void add_sentence(const std::vector<std::string>& tokens, std::uint32_t number, TextWords& words,
                  std::vector<Unit>& out) {
  Between before{.gap = Gap::space};
  bool first = true;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!has_letter_or_digit(tokens[i])) {
      const Between mark = look_between(tokens[i]);
      before.gap = std::max(before.gap, mark.gap);
      if (!first && out.back().end == i) out.back().dot_after = mark.dot_first;
      continue;
    }
    Unit unit{.word = word_of(words, tokens[i]),
              .field = number,
              .begin = i,
              .end = i + 1,
              .gap = before.gap};
    unit.sentence_start = first;
    unit.dot_after = tokens[i].ends_with('.');
    unit.hyphen_after = tokens[i].ends_with('-');
    unit.apostrophe_after = tokens[i].ends_with('\'') || tokens[i].ends_with("\u2019");
    if (first) unit.gap = std::max(unit.gap, Gap::quote);
    out.push_back(unit);
    before = {};
    first = false;
  }
}

}  // namespace

void units_of(std::span<const AnalyzedField> fields, TextWords& words, std::vector<Unit>& out) {
  out.clear();
  for (std::uint32_t i = 0; i < fields.size(); ++i) add_field(fields[i], i, words, out);
  recase_sentences(words, out);
}

void units_of(std::span<const std::vector<std::string>> sentences, TextWords& words,
              std::vector<Unit>& out) {
  out.clear();
  for (std::uint32_t i = 0; i < sentences.size(); ++i) add_sentence(sentences[i], i, words, out);
  recase_sentences(words, out);
}

}  // namespace nachlese::ner
