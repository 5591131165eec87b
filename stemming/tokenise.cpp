#include "stemming/tokenise.hpp"

#include "stemming/characters.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

using enum CharClass;

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<RawToken>& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const auto d = decode(text_, at_);
      const auto c = table_.of(d.code_point);
      if (is_letter(c) || c == digit) {
        word(c);
      } else if (c == symbol || c == unspaced) {
        emit(at_, at_ + d.bytes, c == symbol ? TokenKind::symbol : TokenKind::word, false);
        at_ += d.bytes;
      } else {
        if (d.code_point == '.' || d.code_point == '!' || d.code_point == '?') sentence_start_ = true;
        at_ += d.bytes;
      }
    }
  }

 private:
  void word(CharClass first) {
    const auto begin = at_;
    bool letters = false;
    while (at_ < text_.size()) {
      const auto d = decode(text_, at_);
      const auto c = table_.of(d.code_point);
      if (c == apostrophe) {
        const auto next = at_ + d.bytes;
        if (next >= text_.size() || !is_letter(table_.of(decode(text_, next).code_point))) break;
      } else if (!is_letter(c) && c != digit && c != mark) {
        break;
      }
      letters = letters || is_letter(c);
      at_ += d.bytes;
    }
    emit(begin, at_, letters ? TokenKind::word : TokenKind::number, first == upper);
  }

  void emit(std::size_t begin, std::size_t end, TokenKind kind, bool capitalised) {
    out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind, sentence_start_, capitalised});
    sentence_start_ = false;
  }

  const CharTable& table_ = CharTable::get();
  std::string_view text_;
  std::vector<RawToken>& out_;
  std::size_t at_ = 0;
  bool sentence_start_ = true;
};

}  // namespace

void tokenise(std::string_view text, std::vector<RawToken>& out) {
  out.clear();
  Scanner(text, out).run();
}

}  // namespace nachlese::text
