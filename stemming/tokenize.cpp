#include "stemming/tokenize.hpp"

#include "core/base/work_limit.hpp"
#include "stemming/address.hpp"
#include "stemming/characters.hpp"
#include "stemming/number.hpp"
#include "stemming/unspaced.hpp"
#include "stemming/utf8.hpp"
#include "stemming/word_forms.hpp"

namespace nachlese::text {

namespace {

// Limit of tokens in one text while work is limited; each takes some 300 bytes until its article
// becomes a document.
constexpr std::size_t kMostTokens = 3'000'000;
constexpr char32_t kZeroWidthJoiner = 0x200D;

class Scanner {
  using enum CharClass;

 public:
  Scanner(std::string_view text, const TokenTables& tables, RawTokens& out)
      : text_(text), tables_(tables), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      WorkLimit::check();
      const auto d = decode(text_, at_);
      const auto c = chars_.of(d.code_point);
      if (is_letter(c)) {
        word(c == upper);
      } else if (c == digit) {
        number();
      } else if (c == symbol) {
        pictogram(d.code_point, d.bytes);
      } else if (c == unspaced) {
        unspaced_run();
      } else {
        separator(d.code_point, c, d.bytes);
      }
    }
  }

 private:
  [[nodiscard]] CharClass class_at(std::size_t at) const {
    return at < text_.size() ? chars_.of(decode(text_, at).code_point) : other;
  }
  [[nodiscard]] bool word_at(std::size_t at) const {
    const auto c = class_at(at);
    return is_letter(c) || c == digit;
  }

  // End of the run of letters, digits and marks at `at`, including apostrophes between letters.
  [[nodiscard]] std::size_t run_end(std::size_t at) {
    apostrophe_ = false;
    while (at < text_.size()) {
      const auto d = decode(text_, at);
      const auto c = chars_.of(d.code_point);
      if (c == apostrophe ? !is_letter(class_at(at + d.bytes))
                          : !is_letter(c) && c != digit && c != mark)
        break;
      apostrophe_ = apostrophe_ || c == apostrophe;
      at += d.bytes;
    }
    return at;
  }

  void word(bool capitalized) {
    const auto begin = at_;
    auto end = run_end(at_);
    TokenKind kind = TokenKind::word;
    bool gender = false;
    // Nothing of what follows begins with a blank, which most words have behind them.
    if (end < text_.size() && text_[end] != ' ' && begin >= address_end_) {
      const char next = text_[end];
      if (begin >= no_address_before_ && (next == '.' || next == ':' || next == '@' ||
                                          next == '-' || next == '_' || next == '+')) {
        address(begin, end);
      }
      if (begin >= address_end_) {
        if (next == '.') {
          const auto dotted = abbreviation_end(text_, begin, end, tables_.abbreviations);
          if (dotted != 0) end = dotted, kind = TokenKind::abbreviation;
        } else if (const auto gendered = end - begin >= 3 ? gender_end(text_, end) : 0) {
          end = gendered, gender = true;
        } else if (const auto at = line_hyphen(text_, end)) {
          const auto broken = broken_word_end(text_, begin, at, tables_);
          if (broken != 0) end = broken;
        }
      }
    }
    gender = gender || has_inner_i(text_.substr(begin, end - begin));
    emit(begin, end, kind, capitalized);
    out_.tokens.back().gender = gender;
    out_.tokens.back().apostrophe = apostrophe_;
    if (kind == TokenKind::abbreviation) start_ = SentenceStart::maybe;
  }

  void address(std::size_t begin, std::size_t word_end) {
    const auto found = find_address(text_, begin, word_end, tables_.domains);
    if (found.end == 0) {
      no_address_before_ = found.scanned;
    } else {
      add_address(begin, found.end);
    }
  }

  void add_address(std::size_t begin, std::size_t end) {
    address_end_ = end;
    out_.addresses.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                              static_cast<std::uint32_t>(out_.tokens.size())});
  }

  void number() {
    const auto begin = at_;
    Day day;
    auto end = at_ >= address_end_ ? find_date(text_, begin, day) : 0;
    if (end != 0 && !word_at(end)) {
      emit(begin, end, TokenKind::date, false);
      if (text_[end - 1] == '.') start_ = SentenceStart::maybe;
      return;
    }
    end = number_end(text_, begin);
    const auto run = run_end(end == begin ? begin : end);
    if (run > end) return emit(begin, run, TokenKind::word, false);  // 19jährige, 5G, ²
    emit(begin, end, TokenKind::number, false);
    if (end - begin <= 2 && end < text_.size() && text_[end] == '.') {  // 3. Oktober
      at_ = end + 1;
      start_ = SentenceStart::maybe;
    }
  }

  // Reads emoji with modifiers, flags, and single symbols.
  void pictogram(char32_t c, std::size_t bytes) {
    const auto begin = at_;
    auto end = at_ + bytes;
    const auto is_flag = [](char32_t x) { return x >= 0x1F1E6 && x <= 0x1F1FF; };
    if (is_flag(c) && end < text_.size() && is_flag(decode(text_, end).code_point)) end += 4;
    bool joined = false;
    while (c >= 0x2000 && end < text_.size()) {
      const auto d = decode(text_, end);
      const auto next = chars_.of(d.code_point);
      if (next != mark && !(joined && next == symbol)) break;
      joined = d.code_point == kZeroWidthJoiner;
      end += d.bytes;
    }
    emit(begin, end, TokenKind::symbol, false);
  }

  void unspaced_run() {
    const auto begin = at_;
    auto end = at_;
    while (class_at(end) == unspaced || (end > begin && class_at(end) == mark))
      end += decode(text_, end).bytes;
    auto from = begin;
    for (const auto to : unspaced_word_ends(text_.substr(begin, end - begin))) {
      emit(from, begin + to, TokenKind::word, false);
      from = begin + to;
    }
  }

  void separator(char32_t c, CharClass char_class, std::size_t bytes) {
    const bool after_word = !out_.tokens.empty() && out_.tokens.back().end == at_;
    if (char_class == newline) {
      if (newlines_++ > 0) start_ = SentenceStart::yes;
      if (c == '\r' && text_.substr(at_, 2) == "\r\n") bytes = 2;
    } else if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
      start_ = c == '.' && after_word && is_initial(out_.tokens.back()) ? SentenceStart::maybe
                                                                        : SentenceStart::yes;
    } else if (char_class == hyphen && address_end_ <= at_) {
      hyphen_seen(after_word, at_ + bytes);
    } else if ((c == '@' || c == '#') && !after_word && at_ >= address_end_) {
      if (const auto end = find_handle(text_, at_)) add_address(at_, end);
    } else if (char_class == other && start_ == SentenceStart::no && is_opening(c)) {
      start_ = SentenceStart::maybe;
    }
    if (char_class != newline && char_class != space) newlines_ = 0;
    at_ += bytes;
  }

  // True for an initial, as in George W. Bush.
  [[nodiscard]] bool is_initial(const RawToken& token) const {
    return token.kind == TokenKind::word && token.capitalized &&
           token.begin + decode(text_, token.begin).bytes == token.end;
  }

  static bool is_opening(char32_t c) {
    return std::u32string_view(U":\"(\u201E\u00BB\u00AB\u201C\u2013\u2014").find(c) !=
           std::u32string_view::npos;
  }

  void hyphen_seen(bool after_word, std::size_t behind) {
    // US-\nPräsident is broken at its own hyphen; words broken inside are joined earlier.
    if (after_word && class_at(behind) == newline) {
      const auto next =
          behind + (text_.substr(behind, 2) == "\r\n" ? 2 : decode(text_, behind).bytes);
      if (class_at(next) == upper) {
        hyphen_before_ = true;
        return;
      }
    }
    const bool before_word = word_at(behind);
    if (after_word && before_word) {
      hyphen_before_ = true;
    } else if (after_word) {
      out_.tokens.back().open_after = true;
    } else if (before_word) {
      open_before_ = true;
    }
  }

  // True if a sign at `at` may join what stands before and behind it. Inside an address it does
  // not.
  [[nodiscard]] bool sign_at(std::size_t at) const {
    if (at >= text_.size() || at < address_end_) return false;
    switch (text_[at]) {
      case '.':
      case '/': return word_at(at + 1);
      case '&':
      case '+':
      case '#': return true;
      default: return false;
    }
  }

  void emit(std::size_t begin, std::size_t end, TokenKind kind, bool capitalized) {
    if (out_.tokens.size() == kMostTokens) WorkLimit::give_up();
    const bool lower_word = kind == TokenKind::word && !capitalized && class_at(begin) == lower;
    out_.tokens.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind,
                           lower_word ? SentenceStart::no : start_, capitalized, hyphen_before_,
                           open_before_, false, false, sign_at(end), false});
    start_ = SentenceStart::no;
    hyphen_before_ = open_before_ = false;
    newlines_ = 0;
    at_ = end;
  }

  const CharTable& chars_ = CharTable::get();
  std::string_view text_;
  const TokenTables& tables_;
  RawTokens& out_;
  std::size_t at_ = 0;
  std::size_t address_end_ = 0;        // tokens before it belong to an address
  std::size_t no_address_before_ = 0;  // none was found up to here
  SentenceStart start_ = SentenceStart::yes;
  unsigned newlines_ = 0;
  bool hyphen_before_ = false;
  bool open_before_ = false;
  bool apostrophe_ = false;  // the last run of letters has one
};

}  // namespace

void tokenize(std::string_view text, const TokenTables& tables, RawTokens& out) {
  out.tokens.clear();
  out.addresses.clear();
  Scanner(text, tables, out).run();
}

}  // namespace nachlese::text
