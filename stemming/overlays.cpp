#include "stemming/overlays.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "stemming/characters.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/number.hpp"
#include "stemming/stem.hpp"
#include "stemming/utf8.hpp"
#include "stemming/written_runs.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kLongestCompound = 160;  // bytes; longer chains of hyphens are no words
constexpr std::string_view kInnen = "innen";
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kUnits = {
    {{"%", "Prozent"},
     {"‰", "Promille"},
     {"€", "Euro"},
     {"$", "Dollar"},
     {"£", "Pfund"},
     {"§", "Paragraf"}}};
// Tokens between an open hyphen and the word that completes it.
constexpr std::size_t kEllipsisReach = 6;

class Finder {
 public:
  Finder(std::string_view text, Purpose purpose, const RawTokens& raw,
         const std::vector<const Resolved*>& resolved, WordBuilder& words, Analysis& out)
      : text_(text),
        purpose_(purpose),
        raw_(raw.tokens),
        resolved_(resolved),
        words_(words),
        out_(out) {}

  void at(std::size_t i) {
    const auto& token = raw_[i];
    if (token.gender) gender(i);
    if (i + 1 < raw_.size() && raw_[i + 1].hyphen_before && !token.hyphen_before)
      hyphen_compound(i);
    if (token.open_after) ellipsis_before(i);
    if (token.open_before) ellipsis_after(i);
    if (token.kind == TokenKind::symbol) unit(i);
    if (token.apostrophe && purpose_ != Purpose::query) elided(i);
    if (token.sign_after && i >= run_end_) written_run(i);
    if (token.kind == TokenKind::date || resolved_[i]->month != 0) date(i);
  }

 private:
  void add(std::size_t first, std::size_t last, const Word* word, TokenKind kind) {
    auto token = out_.tokens[first];
    token.word = word;
    token.other = nullptr;
    token.end = raw_[last].end;
    token.kind = kind;
    out_.overlays.push_back(token);
  }

  // Adds Bürger for Bürger:innen and Bürgerrat for Bürger:innenrat.
  void gender(std::size_t i) {
    const auto& word = *out_.tokens[i].word;
    const auto* masculine = words_.masculine(word);
    if (masculine == nullptr) return;
    add(i, i, masculine, TokenKind::word);
    const auto innen = word.surface.text.rfind(kInnen);
    if (innen == std::string_view::npos) return;
    const auto rest = word.surface.text.substr(innen + kInnen.size());
    if (!rest.empty()) joined(i, i, masculine->surface.text, rest);
  }

  // Adds Hondt for d'Hondt. A query for the whole form wants only that.
  void elided(std::size_t i) {
    const auto begin = raw_[i].begin;
    const auto article = elided_article(text_.substr(begin, raw_[i].end - begin));
    if (article == 0) return;
    const auto name = text_.substr(begin + article, raw_[i].end - begin - article);
    add(i, i, words_.resolve(name, TokenKind::word, Reading::as_written).word, TokenKind::word);
    out_.overlays.back().begin += static_cast<std::uint32_t>(article);
  }

  // Adds Verdi for ver.di, and AT&T, C++ and 9/11 as they are written.
  void written_run(std::size_t i) {
    if (const auto run = dotted_run(text_, raw_, i); run.end != 0) {
      std::string word;
      for (auto j = i; j <= run.last; ++j)
        word += text_.substr(raw_[j].begin, raw_[j].end - raw_[j].begin);
      if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);  // a name
      add(i, run.last, words_.resolve(word, TokenKind::word, Reading::as_written).word,
          TokenKind::word);
      run_end_ = run.last + 1;
    } else if (const auto signs = sign_run(text_, raw_, i); signs.end != 0) {
      const auto bytes = text_.substr(raw_[i].begin, signs.end - raw_[i].begin);
      // Kept as written, like an address.
      add(i, signs.last, words_.resolve(bytes, TokenKind::address, Reading::as_written).word,
          TokenKind::word);
      out_.overlays.back().end = static_cast<std::uint32_t>(signs.end);
      run_end_ = signs.last + 1;
    }
  }

  // Lets "12 Prozent" find "12 %".
  void unit(std::size_t i) {
    const auto symbol = out_.tokens[i].word->surface.text;
    const auto* unit = std::find_if(kUnits.begin(), kUnits.end(),
                                    [&](const auto& u) { return u.first == symbol; });
    if (unit != kUnits.end())
      add(i, i, words_.resolve(unit->second, TokenKind::word, Reading::as_written).word,
          TokenKind::word);
  }

  [[nodiscard]] std::size_t last_of_compound(std::size_t i) const {
    while (i + 1 < raw_.size() && raw_[i + 1].hyphen_before) ++i;
    return i;
  }

  void hyphen_compound(std::size_t i) {
    const auto last = last_of_compound(i);
    const auto bytes = text_.substr(raw_[i].begin, raw_[last].end - raw_[i].begin);
    if (bytes.size() > kLongestCompound) return;
    add(i, last, words_.resolve(bytes, TokenKind::word, Reading::hyphenated).word, TokenKind::word);
  }

  // Adds `front` and `back` as one word over token i, capitalized like token `like`, with `hyphen`
  // between them if so written.
  void joined(std::size_t i, std::size_t like, std::string_view front, std::string_view back,
              bool hyphen = false) {
    std::string word(front);
    if (hyphen) word += '-';
    word += back;
    // Capitalize a noun, as in running text.
    if (out_.tokens[like].capitalized && !word.empty() && word[0] >= 'a' && word[0] <= 'z')
      word[0] = static_cast<char>(word[0] - 32);
    const auto reading = hyphen ? Reading::hyphenated : Reading::as_written;
    add(i, i, words_.resolve(word, TokenKind::word, reading).word, TokenKind::word);
  }

  // Haus- und Gartenarbeit: the head of the next whole word completes the first member.
  void ellipsis_before(std::size_t i) {
    const auto first = first_of_compound(i);
    std::string front;
    for (auto j = first; j <= i; ++j) front += out_.tokens[j].word->surface.text;
    for (std::size_t k = i + 1; k < raw_.size() && k <= i + kEllipsisReach; ++k) {
      if (resolved_[k]->conjunction || raw_[k].open_after) continue;
      const auto last = last_of_compound(k);
      const auto& word = *out_.tokens[last].word;
      if (last != k) {  // SPD- und CDU-Politiker
        joined(i, i, front, text_.substr(raw_[last].begin, raw_[last].end - raw_[last].begin),
               true);
      } else if (!word.parts.empty()) {
        joined(i, i, front, word.surface.text.substr(shared_parts(front, word)));
      } else {
        shared_end(i, front, word.surface.text);
      }
      return;
    }
  }

  // Where the parts begin that the first member shares: all that make a known word with it
  // (Bundestags- und Europa|wahlkampf), else the last.
  static std::size_t shared_parts(std::string_view front, const Word& word) {
    for (const auto& part : word.parts) {
      if (part.begin == 0) continue;
      const auto whole = std::string(front).append(word.surface.text.substr(part.begin));
      if (word_usage(whole).total() > 0) return part.begin;
    }
    return word.parts.back().begin;
  }

  // Ost- und Westdeutschland, Bundes- und Landtag: the longest end that makes a known word with the
  // first member. For prefixes a known end is enough: be- und entladen, Be- und Entladung.
  void shared_end(std::size_t i, std::string_view front, std::string_view word) {
    constexpr std::size_t kShortestWord = 3, kLongest = 40;
    if (word.size() > kLongest || front.size() > kLongest) return;
    for (std::size_t at = 2; at + kShortestWord <= word.size(); ++at) {
      if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
      if (word_usage(std::string(front).append(word.substr(at))).total() > 0)
        return joined(i, i, front, word.substr(at));
    }
    const auto prefix = verb_prefix(word);
    if (prefix != 0 && is_verb_prefix(front) && word_usage(word.substr(prefix)).total() > 0)
      joined(i, i, front, word.substr(prefix));
  }

  // Haushaltsführung und -planung: the second member takes the modifier of the word before.
  void ellipsis_after(std::size_t i) {
    for (std::size_t k = i; k-- > 0 && k + kEllipsisReach >= i;) {
      if (resolved_[k]->conjunction || raw_[k].open_before) continue;
      const auto& word = *out_.tokens[k].word;
      if (!word.parts.empty())
        joined(i, k, word.surface.text.substr(0, word.parts.back().begin),
               out_.tokens[i].word->surface.text);
      return;
    }
  }

  [[nodiscard]] std::size_t first_of_compound(std::size_t i) const {
    while (i > 0 && raw_[i].hyphen_before) --i;
    return i;
  }

  // The value of token i if it is a number of at most `digits` digits; else 0.
  [[nodiscard]] unsigned small_number(std::size_t i, std::size_t digits) const {
    if (i >= raw_.size() || raw_[i].kind != TokenKind::number ||
        raw_[i].end - raw_[i].begin > digits)
      return 0;
    unsigned n = 0;
    for (const char c : text_.substr(raw_[i].begin, raw_[i].end - raw_[i].begin)) {
      if (c < '0' || c > '9') return 0;
      n = n * 10 + static_cast<unsigned>(c - '0');
    }
    return n;
  }

  [[nodiscard]] bool only_between(std::size_t i, std::string_view allowed) const {
    const auto gap = text_.substr(raw_[i].end, raw_[i + 1].begin - raw_[i].end);
    for (std::size_t at = 0; at < gap.size();) {
      const auto d = decode(gap, at);
      const auto c = CharTable::get().of(d.code_point);
      if (c != CharClass::space && c != CharClass::newline &&
          (d.code_point >= 0x80 || allowed.find(gap[at]) == std::string_view::npos)) {
        return false;
      }
      at += d.bytes;
    }
    return true;
  }

  void date(std::size_t i) {
    Day day;
    auto first = i, last = i;
    if (raw_[i].kind == TokenKind::date) {
      if (find_date(text_.substr(raw_[i].begin, raw_[i].end - raw_[i].begin), 0, day) == 0) return;
    } else {
      day.month = resolved_[i]->month;
      const auto before = i > 0 && only_between(i - 1, ".") ? small_number(i - 1, 2) : 0;
      const auto year = i + 1 < raw_.size() && only_between(i, ".,") ? small_number(i + 1, 4) : 0;
      if (before >= 1 && before <= 31) day.day = before, first = i - 1;
      if (year >= 1000 && year <= 2199) day.year = year, last = i + 1;
      if (day.day == 0 && day.year == 0) return;
      add_date(first, last, day);
    }
    if (day.year == 0 || day.day == 0 || purpose_ == Purpose::query) return;
    add_date(first, last, {day.year, day.month, 0});
    add_date(first, last, {0, day.month, day.day});
  }

  void add_date(std::size_t first, std::size_t last, const Day& day) {
    add(first, last, words_.resolve(to_text(day), TokenKind::date, Reading::as_written).word,
        TokenKind::date);
  }

  std::string_view text_;
  Purpose purpose_;
  const std::vector<RawToken>& raw_;
  const std::vector<const Resolved*>& resolved_;
  WordBuilder& words_;
  Analysis& out_;
  std::size_t run_end_ = 0;  // tokens before it belong to a written run
};

}  // namespace

void find_overlays(std::string_view text, Purpose purpose, const RawTokens& raw,
                   const std::vector<const Resolved*>& resolved, WordBuilder& words,
                   Analysis& out) {
  Finder finder(text, purpose, raw, resolved, words, out);
  for (std::size_t i = 0; i < raw.tokens.size(); ++i) finder.at(i);
  for (const auto& address : raw.addresses) {
    if (address.token >= out.tokens.size()) continue;
    auto token = out.tokens[address.token];
    token.word = words
                     .resolve(text.substr(address.begin, address.end - address.begin),
                              TokenKind::address, Reading::as_written)
                     .word;
    token.other = nullptr;
    token.begin = address.begin;
    token.end = address.end;
    token.kind = TokenKind::address;
    out.overlays.push_back(token);
  }
  std::stable_sort(out.overlays.begin(), out.overlays.end(),
                   [](const Token& a, const Token& b) { return a.position < b.position; });
}

}  // namespace nachlese::text
