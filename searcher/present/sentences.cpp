#include "searcher/present/sentences.hpp"

#include <algorithm>
#include <array>

#include "core/base/utf8.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kShortLine = 60;   // bytes; lines of wrapped text are longer
constexpr std::size_t kMostNames = 6;    // words of a byline
constexpr std::size_t kTellsApart = 30;  // letters that two sentences hardly share by chance
constexpr std::array<std::string_view, 11> kEnds = {".", "!", "?",  ":", ";", "…",
                                                    ",", "“", "\"", "«", ")"};
constexpr std::array<std::string_view, 6> kClauseSigns = {",", ";", ":", "–", "—", " -"};
// Small words inside names and lists of names.
constexpr std::array<std::string_view, 8> kNameJoints = {"von", "van", "de",  "der",
                                                         "zu",  "und", "and", "da"};

template <std::size_t size>
bool ends_with_any(std::string_view text, const std::array<std::string_view, size>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

// Whether a line break at `at` ends something that is no sentence.
bool ends_a_headline(std::string_view text, std::size_t line_begin, std::size_t at) {
  std::size_t begin = line_begin;
  std::size_t end = at;
  trim(text, begin, end);
  if (begin == end || ends_with_any(text.substr(begin, end - begin), kEnds)) return false;
  const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
  const bool paragraph = next != std::string_view::npos && text[next] == '\n';
  return paragraph ||
         (end - begin <= kShortLine && (line_begin == 0 || text[line_begin - 1] == '\n'));
}

// The end of a byline at the beginning of the text; 0 if there is none. On the same line a
// capitalized function word begins the text behind it.
std::size_t end_of_byline(std::string_view text, const text::Analysis& analysis) {
  const auto& tokens = analysis.tokens;
  if (tokens.empty() || tokens.front().word->surface.text != "von") return 0;
  std::size_t names = 0;
  for (std::size_t i = 1; i < tokens.size() && i <= kMostNames + 1; ++i) {
    const auto& token = tokens[i];
    const std::string_view gap = text.substr(tokens[i - 1].end, token.begin - tokens[i - 1].end);
    const bool new_line = gap.find('\n') != std::string_view::npos;
    if (names >= 2 && (new_line || (token.capitalized && token.word->function_word)))
      return token.begin;
    if (new_line || gap.find_first_of(".:!?") != std::string_view::npos) return 0;
    const bool joint = std::find(kNameJoints.begin(), kNameJoints.end(),
                                 token.word->surface.text) != kNameJoints.end();
    if (!token.capitalized && !joint) return 0;
    names += token.capitalized ? 1 : 0;
  }
  return 0;
}

// Letters and digits alone; other signs change from one version of a text to the next.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool ascii =
        (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (ascii || (c >= 0xC0 && c < 0x2000)) append_utf8(out, c);
  }
  return out;
}

struct Boundary {
  std::size_t at = 0;
  bool apart = false;  // what ends here stands apart
};

// A word that is broken over two lines.
bool is_inside_of_word(const text::Analysis& analysis, std::size_t at) {
  const auto holds = [at](const text::Token& token) { return token.begin < at && at < token.end; };
  const auto behind = std::ranges::upper_bound(analysis.tokens, at, {}, &text::Token::begin);
  return (behind != analysis.tokens.begin() && holds(behind[-1])) ||
         std::ranges::any_of(analysis.overlays, holds);
}

std::vector<Boundary> boundaries(std::string_view text, const text::Analysis& analysis) {
  std::vector<Boundary> out;
  for (const auto& token : analysis.tokens) {
    if (!token.sentence_start || token.begin == 0) continue;
    // An opening quotation mark or parenthesis belongs to the sentence.
    std::size_t start = token.begin;
    const std::size_t last = out.empty() ? 0 : out.back().at;
    while (start > last && !is_blank(text[start - 1])) --start;
    if (start > last) out.push_back({start, false});
  }
  std::size_t line = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (is_inside_of_word(analysis, at)) continue;
    const bool apart = ends_a_headline(text, line, at);
    if (apart || at - line <= kShortLine) out.push_back({at, apart});
    line = at + 1;
  }
  std::stable_sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.at < b.at; });
  return out;
}

}  // namespace

void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
}

std::vector<Sentence> sentences_of(std::string_view text, const text::Analysis& analysis,
                                   bool begins) {
  std::vector<Sentence> out;
  std::size_t from = 0;
  const auto add = [&](std::size_t to, bool apart, bool byline) {
    std::size_t begin = from;
    std::size_t end = to;
    trim(text, begin, end);
    if (begin < end) out.push_back({begin, end, apart || byline, byline});
    from = std::max(from, to);
  };
  if (const std::size_t end = begins ? end_of_byline(text, analysis) : 0; end > 0)
    add(end, true, true);
  for (const auto& boundary : boundaries(text, analysis)) {
    if (boundary.at > from) add(boundary.at, boundary.apart, false);
  }
  add(text.size(), false, false);
  return out;
}

bool says_the_same(std::string_view left, std::string_view right) {
  const std::string a = letters_of(left);
  const std::string b = letters_of(right);
  if (a == b) return true;
  const auto& [shorter, longer] =
      std::minmax(a, b, [](const auto& x, const auto& y) { return x.size() < y.size(); });
  return shorter.size() >= kTellsApart && longer.starts_with(shorter);
}

std::vector<std::size_t> clause_starts(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> out;
  for (std::size_t at = begin; at < end; ++at) {
    if (!is_blank(text[at]) || at == begin) continue;
    if (!ends_with_any(text.substr(begin, at - begin), kClauseSigns)) continue;
    const std::size_t next = text.find_first_not_of(" \n\r\t", at);
    if (next != std::string_view::npos && next < end) out.push_back(next);
  }
  return out;
}

}  // namespace nachlese::search
