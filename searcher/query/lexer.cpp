#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "core/base/utf8.hpp"

namespace nachlese::query {
namespace {

struct Quote {
  std::string_view open;
  std::array<std::string_view, 3> close;  // what people type as its partner
};
constexpr std::array kQuotes = {
    Quote{"\"", {"\"", "“", "”"}}, Quote{"„", {"“", "”", "\""}}, Quote{"“", {"”", "“", "\""}},
    Quote{"”", {"”", "\"", "“"}},  Quote{"»", {"«", "»", "\""}}, Quote{"«", {"»", "«", "\""}},
};

struct Operator {
  std::string_view name;
  LexemeKind kind;
};
constexpr std::array kOperators = {
    Operator{"UND", LexemeKind::op_and},
    Operator{"AND", LexemeKind::op_and},
    Operator{"ODER", LexemeKind::op_or},
    Operator{"OR", LexemeKind::op_or},
    Operator{"NICHT", LexemeKind::op_not},
    Operator{"NOT", LexemeKind::op_not},
    Operator{"NAHE", LexemeKind::op_near},
    Operator{"NEAR", LexemeKind::op_near},
    Operator{"MINDESTENS", LexemeKind::op_at_least},
    Operator{"ATLEAST", LexemeKind::op_at_least},
};

// Bounds the search for a closing quote, so that many opening quotes take linear time.
constexpr std::size_t kMaxPhraseBytes = 4096;

constexpr std::array<std::string_view, 5> kGenderEndings = {"innen", "in", "n", "r", "e"};

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}
bool is_control(char32_t c) { return (c < 0x20 && !is_blank(c)) || (c >= 0x7F && c < 0xA0); }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_byte(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

const Quote* quote_at(std::string_view text) {
  for (const auto& quote : kQuotes) {
    if (text.starts_with(quote.open)) return &quote;
  }
  return nullptr;
}

// True for Bürger(innen), where the parentheses belong to the word.
bool gender_parenthesis(std::string_view rest) {
  return std::any_of(kGenderEndings.begin(), kGenderEndings.end(), [&](std::string_view ending) {
    return rest.substr(1).starts_with(ending) && rest.substr(1 + ending.size()).starts_with(')');
  });
}

class Lexer {
 public:
  Lexer(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size() && words_ <= kMaxWords) step();
    if (words_ > kMaxWords) {
      const std::size_t from = tokens_.back().span.begin;
      tokens_.pop_back();
      diagnostics_.report(Issue::too_many_words, {from, text_.size()}, std::to_string(kMaxWords));
    }
    add(LexemeKind::end, {text_.size(), text_.size()});
    return std::move(tokens_);
  }

 private:
  Lexeme& add(LexemeKind kind, Span span, std::string_view text = {}) {
    Lexeme& token = tokens_.emplace_back();
    token.kind = kind;
    token.span = span;
    token.text = text;
    if (kind <= LexemeKind::fuzzy) ++words_;
    return token;
  }

  void step() {
    if (skip_separator() || skip_equals()) return;
    if (raw_value_ && text_[at_] != '(' && text_[at_] != ')' &&
        quote_at(text_.substr(at_)) == nullptr) {
      lex_raw_value();
      raw_value_ = false;
    } else if (const Quote* quote = quote_at(text_.substr(at_))) {
      raw_value_ = false;
      lex_phrase(*quote);
    } else if (text_[at_] == '(' || text_[at_] == ')') {
      lex_parenthesis();
    } else if (!lex_sign()) {
      lex_run();
    }
  }

  void lex_raw_value() {
    const std::size_t begin = at_;
    at_ = run_end(at_);
    const std::size_t end = word_end(begin);
    // ">= 2022" is one value.
    if (text_.substr(begin, end - begin).find_first_not_of("<>=") == std::string_view::npos) {
      const std::size_t next = std::min(text_.find_first_not_of(' ', at_), text_.size());
      at_ = run_end(next);
    }
    add(LexemeKind::word, {begin, at_}, text_.substr(begin, word_end(begin) - begin));
  }

  void lex_parenthesis() {
    const bool opens = text_[at_] == '(';
    add(opens ? LexemeKind::open : LexemeKind::close, {at_, at_ + 1});
    if (opens && (raw_value_ || raw_depth_ > 0)) ++raw_depth_;
    if (!opens && raw_depth_ > 0) --raw_depth_;
    raw_value_ = false;
    ++at_;
  }

  // Skips blanks, control characters and ill-formed bytes.
  bool skip_separator() {
    const std::size_t begin = at_;
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (c == 0xFFFD && next - begin == 1) {
      if (!std::exchange(saw_invalid_, true))
        diagnostics_.report(Issue::invalid_utf8, {begin, next});
    } else if (is_control(c)) {
      if (!std::exchange(saw_control_, true))
        diagnostics_.report(Issue::control_characters, {begin, next});
    } else if (!is_blank(c)) {
      return false;
    }
    at_ = next;
    return true;
  }

  // A phrase is exact anyway; elsewhere = belongs to a word.
  bool skip_equals() {
    const std::size_t end = std::min(text_.find_first_not_of('=', at_), text_.size());
    if (end == at_) return false;
    const std::string_view rest = text_.substr(end);
    const bool phrase = !rest.empty() && quote_at(rest) != nullptr;
    const bool alone = rest.empty() || rest.front() == '(' || rest.front() == ')' ||
                       is_blank(static_cast<unsigned char>(rest.front()));
    if (!phrase && (!alone || raw_value_)) return false;
    if (!phrase) diagnostics_.report(Issue::lone_equals, {at_, end});
    at_ = end;
    return true;
  }

  void lex_phrase(const Quote& quote) {
    const std::size_t begin = at_ + quote.open.size();
    const std::string_view reach = text_.substr(0, begin + kMaxPhraseBytes);
    std::size_t end = std::string_view::npos;
    std::size_t length = 0;
    for (const auto close : quote.close) {
      const std::size_t found = reach.find(close, begin);
      if (found < end) {
        end = found;
        length = close.size();
      }
    }
    if (end == std::string_view::npos) {
      diagnostics_.report(Issue::unbalanced_quote, {at_, begin});
      at_ = begin;
      return;
    }
    Lexeme& token = add(LexemeKind::phrase, {at_, end + length}, text_.substr(begin, end - begin));
    words_ += static_cast<std::size_t>(std::count(token.text.begin(), token.text.end(), ' '));
    at_ = end + length;
    if (at_ < text_.size() && text_[at_] == '~') {
      token.inflected = true;
      token.span.end = ++at_;
    }
  }

  // + and - directly precede their operand; a dash between blanks is punctuation.
  bool lex_sign() {
    const char c = text_[at_];
    if (c != '+' && c != '-') return false;
    const std::size_t begin = at_++;
    const bool joins = c == '-' && !tokens_.empty() && tokens_.back().kind == LexemeKind::phrase &&
                       tokens_.back().span.end == begin;
    if (joins) return true;  // „Model C“-Schulen
    if (at_ < text_.size() && !is_blank(static_cast<unsigned char>(text_[at_])) &&
        text_[at_] != ')') {
      add(c == '+' ? LexemeKind::plus : LexemeKind::minus, {begin, at_});
    }
    return true;
  }

  // End of the run of characters that starts at `at`.
  [[nodiscard]] std::size_t run_end(std::size_t at) const {
    const std::size_t begin = at;
    while (at < text_.size()) {
      if (text_[at] == ')') break;
      if (text_[at] == '(') {
        if (at == begin || !is_word_byte(text_[at - 1]) || !gender_parenthesis(text_.substr(at)))
          break;
        at = text_.find(')', at) + 1;
        continue;
      }
      if (at > begin && quote_at(text_.substr(at)) != nullptr) break;
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (is_blank(c) || is_control(c) || (c == 0xFFFD && next - at == 1)) break;
      at = next;
    }
    return at;
  }

  // End of the part of the run from `begin` to at_ that is used.
  std::size_t word_end(std::size_t begin) {
    if (at_ - begin <= kMaxWordBytes) return at_;
    const std::size_t end =
        begin + truncate_utf8(text_.substr(begin, at_ - begin), kMaxWordBytes).size();
    if (!std::exchange(saw_long_, true))
      diagnostics_.report(Issue::word_too_long, {end, at_}, std::to_string(kMaxWordBytes));
    return end;
  }

  void lex_run() {
    const std::size_t begin = at_;
    at_ = run_end(at_);
    const std::size_t end = word_end(begin);
    const Span span{begin, end};
    const std::string_view run = text_.substr(begin, end - begin);
    if (raw_depth_ == 0 && lex_field(run, begin)) return;
    if (lex_operator(run, span)) return;
    if (raw_depth_ > 0) {
      add(LexemeKind::word, span, run);
    } else if (run.size() > 1 && run.front() == '=') {
      add(LexemeKind::exact, span, run.substr(1));
    } else if (!lex_fuzzy(run, span)) {
      add(is_pattern(run) ? LexemeKind::pattern : LexemeKind::word, span, run);
    }
  }

  bool lex_field(std::string_view run, std::size_t begin) {
    const std::size_t colon = run.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view name = run.substr(0, colon);
    if (const auto field = field_named(name)) {
      at_ = begin + colon + 1;
      add(LexemeKind::field, {begin, at_}, name).field = *field;
      raw_value_ = *field == Field::id || *field == Field::date;
      return true;
    }
    const std::string_view rest = run.substr(colon + 1);
    const bool looks_like_field =
        std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
        !rest.empty() && is_word_byte(rest.front()) && !rest.starts_with("in") &&
        !rest.starts_with("//");
    if (looks_like_field)
      diagnostics_.report(Issue::unknown_field, {begin, begin + colon + 1}, name);
    return false;
  }

  bool lex_operator(std::string_view run, Span span) {
    const std::size_t slash = run.find('/');
    for (const auto& known : kOperators) {
      if (run.substr(0, slash) != known.name) continue;
      const bool at_least = known.kind == LexemeKind::op_at_least;
      const bool counts = slash != std::string_view::npos;
      if (counts != at_least && known.kind != LexemeKind::op_near)
        return false;  // MINDESTENS alone is a word
      Lexeme& token = add(known.kind, span, run);
      if (at_least || known.kind == LexemeKind::op_near)
        token.number = counts ? number(run.substr(slash + 1), span,
                                       at_least ? kDefaultAtLeast : kDefaultNearDistance)
                              : kDefaultNearDistance;
      return true;
    }
    return false;
  }

  unsigned number(std::string_view digits, Span span, unsigned if_none) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc{} && end == digits.data() + digits.size() && value >= 1 &&
        value <= kMaxNumber)
      return value;
    const unsigned read =
        error == std::errc::result_out_of_range || value > kMaxNumber ? kMaxNumber : if_none;
    diagnostics_.report(Issue::bad_number, span, std::to_string(read));
    return read;
  }

  // wort~, wort~1, wort~2
  bool lex_fuzzy(std::string_view run, Span span) {
    const std::size_t tilde = run.rfind('~');
    if (tilde == std::string_view::npos || tilde == 0 || !is_word_byte(run[tilde - 1]))
      return false;
    const std::string_view tail = run.substr(tilde + 1);
    if (!tail.empty() && tail != "1" && tail != "2") return false;
    Lexeme& token = add(LexemeKind::fuzzy, span, run.substr(0, tilde));
    token.number = tail.empty() ? 0 : static_cast<unsigned>(tail.front() - '0');
    return true;
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Lexeme> tokens_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  bool saw_invalid_ = false;
  bool saw_control_ = false;
  bool saw_long_ = false;
  bool raw_value_ = false;  // the next run is the value of an id or date, taken verbatim
  unsigned raw_depth_ = 0;  // parentheses open inside id:(…) or date:(…)
};

}  // namespace

bool is_pattern(std::string_view run) {
  if (run.find('*') != std::string_view::npos) return true;
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    if (run[i] == '?' && (is_word_byte(run[i + 1]) || run[i + 1] == '?'))
      return run.find_last_not_of('?') > i;
  }
  return false;
}

std::string_view pattern_in(std::string_view run) {
  const auto belongs = [](char c) { return is_word_byte(c) || c == '*'; };
  const auto first = std::ranges::find_if(run, belongs);
  const auto last = std::find_if(run.rbegin(), std::string_view::reverse_iterator(first), belongs);
  const std::string_view inner(first, last.base());
  return is_pattern(inner) ? inner : std::string_view();
}

std::vector<Lexeme> lex(std::string_view text, Diagnostics& diagnostics) {
  if (text.size() > kMaxQueryBytes) {
    const std::size_t size = truncate_utf8(text, kMaxQueryBytes).size();
    diagnostics.report(Issue::too_long, {size, text.size()}, std::to_string(kMaxQueryBytes));
    text = text.substr(0, size);
  }
  return Lexer(text, diagnostics).run();
}

}  // namespace nachlese::query
