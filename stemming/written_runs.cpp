#include "stemming/written_runs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "stemming/characters.hpp"
#include "stemming/normalize.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kLongestWrittenRun = 32;  // bytes
constexpr std::size_t kMostMembers = 6;
constexpr std::size_t kLongestMember = 15;

CharClass class_of(std::string_view text, std::size_t at) {
  return at < text.size() ? CharTable::get().of(decode(text, at).code_point) : CharClass::other;
}

bool has_lower(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).bytes) {
    if (class_of(text, i) == CharClass::lower) return true;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool is_number(const RawToken& token) {
  return token.kind == TokenKind::number || token.kind == TokenKind::date;
}

// True if a word or number goes on at `at`.
bool goes_on(std::string_view text, std::size_t at) {
  const auto c = class_of(text, at);
  return is_letter(c) || c == CharClass::digit;
}

bool is_plus(std::string_view text, const RawToken& token) {
  return token.kind == TokenKind::symbol && text[token.begin] == '+';
}

bool is_joining_sign(std::string_view text, const RawToken& token) {
  return token.kind == TokenKind::symbol && (text[token.begin] == '&' || text[token.begin] == '+');
}

}  // namespace

WrittenRun dotted_run(std::string_view text, const std::vector<RawToken>& tokens,
                      std::size_t first) {
  auto last = first;
  bool several_letters = false;
  for (auto i = first;; ++i) {
    const auto& token = tokens[i];
    const auto bytes = text.substr(token.begin, token.end - token.begin);
    if (token.kind != TokenKind::word || bytes.size() > kLongestMember || has_digit(bytes))
      return {};
    several_letters = several_letters || bytes.size() > 1;
    last = i;
    const bool dot = i + 1 < tokens.size() && text.substr(token.end, 1) == "." &&
                     tokens[i + 1].begin == token.end + 1;
    if (!dot) break;
    if (i - first + 1 == kMostMembers) return {};
  }
  const auto whole = text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
  if (last == first || !several_letters || whole.size() > kLongestWrittenRun) return {};
  // Only the first member may be capitalized (ver.di, Ver.di), unless all are (E.ON): kam.Der.
  const bool capitals = !has_lower(whole);
  for (auto i = first + 1; i <= last; ++i) {
    if (tokens[i].capitalized && !capitals) return {};
  }
  return {last, tokens[last].end};
}

WrittenRun sign_run(std::string_view text, const std::vector<RawToken>& tokens, std::size_t first) {
  const auto& start = tokens[first];
  if (start.kind == TokenKind::symbol || start.kind == TokenKind::abbreviation) return {};
  auto last = first;
  std::size_t end = start.end;
  bool signs = false;
  const auto next_at = [&](std::size_t at) {
    return last + 1 < tokens.size() && tokens[last + 1].begin == at;
  };
  while (last - first < kMostMembers && end - start.begin <= kLongestWrittenRun) {
    if (next_at(end) && is_joining_sign(text, tokens[last + 1])) {
      ++last;
      end = tokens[last].end;
      signs = true;
    } else if (next_at(end) && last > first && is_joining_sign(text, tokens[last])) {
      ++last;
      end = tokens[last].end;
    } else if (text.substr(end, 1) == "/" && next_at(end + 1) && is_number(tokens[last]) &&
               is_number(tokens[last + 1])) {
      ++last;
      end = tokens[last].end;
      signs = true;
    } else {
      break;
    }
  }
  if (last == first && end - start.begin <= 2 && start.kind == TokenKind::word &&
      text.substr(end, 1) == "#" && !goes_on(text, end + 1)) {
    return {last, end + 1};  // C#
  }
  if (!signs || end - start.begin > kLongestWrittenRun) return {};
  // What begins a run with & ends it with another member; only pluses may stand last.
  if (is_joining_sign(text, tokens[last]) && !is_plus(text, tokens[last])) return {};
  // The ticker's +++ is no part of a word: only one or two may stand last.
  std::size_t pluses = 0;
  while (last - pluses > first && is_plus(text, tokens[last - pluses])) ++pluses;
  if (pluses > 2) return {};
  return {last, end};
}

std::size_t elided_article(std::string_view word) {
  constexpr std::array<std::string_view, 15> kArticles = {
      "d", "l", "o", "n", "m", "t", "dell", "dall", "all", "nell", "sull", "un", "sant", "qu", "j"};
  std::size_t at = 0;
  while (at < word.size() && at <= 4 && class_of(word, at) != CharClass::apostrophe)
    at += decode(word, at).bytes;
  if (at == 0 || at >= word.size() || class_of(word, at) != CharClass::apostrophe) return 0;
  std::string article;
  fold_case(word.substr(0, at), article);
  if (std::find(kArticles.begin(), kArticles.end(), article) == kArticles.end()) return 0;
  const auto name = at + decode(word, at).bytes;
  constexpr std::size_t kShortestName = 3;
  return class_of(word, name) == CharClass::upper && word.size() - name >= kShortestName ? name : 0;
}

}  // namespace nachlese::text
