#include "core/store/woven_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "core/base/varint.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"

namespace nachlese::store {
namespace {

// How a word is written whose term has lower case and ss for ß. All but the last are as long as it.
enum Spelling : std::uint8_t { kSmall, kCapital, kUpper, kSharp, kCapitalSharp, kLiteral };
constexpr unsigned kSpellings = kLiteral + 1;

// What stands before a word, by its number in the format: never reorder. Of 2.6 million words of
// speeches and news 99.6 % have one of these before them.
constexpr std::array<std::string_view, 41> kSeparators = {
    " ",   "",    ", ",   ". ",  ".\n", ".\n\n",     "\n",       "\n\n",   ": ",  "-",   "! ",
    "; ",  "? ",  " (",   ") ",  "), ", "/",         " „",       "“ ",     "“, ", "“. ", ": „",
    " \"", "\" ", "\", ", " »",  "« ",  " – ",       "\u00a0– ", "\u00a0", ".",   "- ",  "!\n",
    "?\n", ",\n", ". „",  ", „", " - ", ".\u00a0– ", "’",        ":"};
constexpr auto kOtherSeparator = static_cast<unsigned>(kSeparators.size());
constexpr std::size_t kLongestSeparator =
    std::ranges::max(kSeparators, {}, &std::string_view::size).size();
static_assert((kOtherSeparator + 1) * kSpellings <= 256);

constexpr std::string_view kDoubleS = "ss";
constexpr std::string_view kSharpS = "ß";
// Of letters in UTF-8 that begin with 0xC3 the small ones are 0xA0 to 0xBE, without the sign ÷.
constexpr char kLatin1 = '\xC3';
constexpr std::uint8_t kFirstSmall = 0xA0;
constexpr std::uint8_t kLastSmall = 0xBE;
constexpr std::uint8_t kDivision = 0xB7;
constexpr char kCase = 0x20;

// Makes the letter at `at` a capital, of ASCII and Latin-1.
void capitalize(std::span<char> text, std::size_t at) {
  if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - kCase);
  if (text[at] != kLatin1 || at + 1 == text.size()) return;
  const auto second = static_cast<std::uint8_t>(text[at + 1]);
  if (second >= kFirstSmall && second <= kLastSmall && second != kDivision)
    text[at + 1] = static_cast<char>(text[at + 1] - kCase);
}

// Writes a term, in `word`, as it is spelled; any spelling but kLiteral.
void spell(std::span<char> word, unsigned spelling) {
  if (spelling == kSmall || word.empty()) return;
  if (spelling == kSharp || spelling == kCapitalSharp) {
    const std::size_t at = std::string_view(word.data(), word.size()).find(kDoubleS);
    if (at != std::string_view::npos) std::ranges::copy(kSharpS, word.begin() + at);
  }
  if (spelling == kCapital || spelling == kCapitalSharp) capitalize(word, 0);
  if (spelling == kUpper) {
    for (std::size_t at = 0; at < word.size(); ++at) capitalize(word, at);
  }
}

unsigned spelling_of(std::string_view term, std::string_view written, std::string& scratch) {
  if (term.size() != written.size() || term.size() > kMaxTermBytes / 2) return kLiteral;
  if (term == written) return kSmall;
  for (unsigned spelling = kCapital; spelling < kLiteral; ++spelling) {
    scratch = term;
    spell(scratch, spelling);
    if (scratch == written) return spelling;
  }
  return kLiteral;
}

unsigned separator_of(std::string_view text) {
  return static_cast<unsigned>(std::ranges::find(kSeparators, text) - kSeparators.begin());
}

struct Code {
  unsigned separator;
  unsigned spelling;
};
Code parts_of(char code) {
  const auto byte = static_cast<std::uint8_t>(code);
  if (byte / kSpellings > kOtherSeparator) throw_damaged_article();
  return {byte / kSpellings, byte % kSpellings};
}

void put(std::string_view text, std::string& out) {
  append_varint(out, text.size());
  out += text;
}

std::uint64_t take_number(std::string_view& bytes) {
  const auto number = take_varint(bytes);
  if (!number) throw_damaged_article();
  return *number;
}

std::string_view take(std::string_view& bytes, std::uint64_t size) {
  if (size > bytes.size()) throw_damaged_article();
  const std::string_view out = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return out;
}

// A hash table of terms by their bits. Of terms that share theirs it finds any: the order writes
// out which one is meant.
class TermsByBits {
 public:
  explicit TermsByBits(const std::vector<std::string>& terms)
      : mask_(std::bit_ceil(2 * terms.size() + 1) - 1), slots_(mask_ + 1) {
    for (const std::string& term : terms) {
      const std::uint16_t bits = word_bits(term);
      slots_[free_or_equal(bits)] = {&term, bits};
    }
  }

  // Empty if there is none.
  [[nodiscard]] std::string_view find(std::uint16_t bits) const {
    const std::string* term = slots_[free_or_equal(bits)].term;
    return term == nullptr ? std::string_view() : std::string_view(*term);
  }

 private:
  struct Slot {
    const std::string* term = nullptr;
    std::uint16_t bits = 0;
  };

  [[nodiscard]] std::size_t free_or_equal(std::uint16_t bits) const {
    std::size_t at = bits & mask_;
    while (slots_[at].term != nullptr && slots_[at].bits != bits) at = (at + 1) & mask_;
    return at;
  }

  std::size_t mask_;
  std::vector<Slot> slots_;
};

}  // namespace

std::string weave(std::string_view text, std::span<const WrittenWord> words) {
  std::string out;
  append_varint(out, words.size());
  std::string literals;
  std::string scratch;
  std::size_t done = 0;
  for (const auto& [term, begin, end] : words) {
    const bool stands = begin >= done && begin < end && end <= text.size();
    const std::string_view before = text.substr(done, stands ? begin - done : 0);
    const std::string_view written = stands ? text.substr(begin, end - begin) : std::string_view();
    const unsigned separator = separator_of(before);
    const unsigned spelling = spelling_of(term, written, scratch);
    out += static_cast<char>(separator * kSpellings + spelling);
    if (separator == kOtherSeparator) put(before, literals);
    if (spelling == kLiteral) put(written, literals);
    if (stands) done = end;
  }
  return out.append(literals).append(text.substr(done));
}

std::vector<std::string> written_at(std::string_view woven, std::span<const std::size_t> places,
                                    std::string_view term) {
  const std::string_view codes = take(woven, take_number(woven));
  std::vector<std::string> out;
  auto place = places.begin();
  for (std::size_t i = 0; i < codes.size() && place != places.end(); ++i) {
    const auto [separator, spelling] = parts_of(codes[i]);
    if (separator == kOtherSeparator) take(woven, take_number(woven));
    const std::string_view literal =
        spelling == kLiteral ? take(woven, take_number(woven)) : std::string_view();
    if (i != *place) continue;
    ++place;
    out.emplace_back(spelling == kLiteral ? literal : term);
    if (spelling != kLiteral) spell(out.back(), spelling);
  }
  return out;
}

std::size_t words_in(std::string_view woven) { return take(woven, take_number(woven)).size(); }

std::string unweave(std::string_view woven, ArticleWords& words) {
  const std::string_view codes = take(woven, take_number(woven));
  // Written behind each other into as much room as they can take, and cut in the end.
  std::string out(codes.size() * kLongestSeparator + words.bytes(codes.size()) + woven.size(), 0);
  char* end = out.data();
  const auto append = [&](std::string_view text) {
    std::memcpy(end, text.data(), text.size());
    end += text.size();
  };
  for (const char code : codes) {
    const auto [separator, spelling] = parts_of(code);
    append(separator < kOtherSeparator ? kSeparators[separator] : take(woven, take_number(woven)));
    const std::string_view word = words.next();
    append(spelling == kLiteral ? take(woven, take_number(woven)) : word);
    if (spelling != kLiteral) spell({end - word.size(), word.size()}, spelling);
  }
  append(woven);
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

ArticleWords::ArticleWords(std::string_view packed, std::vector<std::string> terms)
    : terms_(std::move(terms)) {
  const WordOrder order(packed);
  const TermsByBits known(terms_);
  by_number_.reserve(order.words());
  for (const std::uint16_t bits : order.bits()) by_number_.push_back(known.find(bits));
  order.for_each_written([&](std::uint32_t number, std::string_view term) {
    const auto found = std::ranges::lower_bound(terms_, term);
    if (found == terms_.end() || *found != term) throw_damaged_article();
    by_number_[number] = *found;
  });
  // Every word of the order is a term.
  if (std::ranges::any_of(by_number_, &std::string_view::empty)) throw_damaged_article();
  sequence_.reserve(order.sequence().size());
  order.for_each_in_sequence(
      [&](std::uint32_t number, std::uint32_t) { sequence_.push_back(number); });
}

std::string_view ArticleWords::next() {
  if (at_ == sequence_.size()) throw_damaged_article();
  return by_number_[sequence_[at_++]];
}

std::size_t ArticleWords::bytes(std::size_t words) const {
  if (words > sequence_.size() - at_) throw_damaged_article();
  std::size_t out = 0;
  for (const std::uint32_t number : std::span(sequence_).subspan(at_, words))
    out += by_number_[number].size();
  return out;
}

void ArticleWords::skip(std::uint64_t words) {
  if (words > sequence_.size() - at_) throw_damaged_article();
  at_ += words;
}

}  // namespace nachlese::store
