#include "entities/words.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

constexpr std::size_t kFirstTable = 1U << 14;

struct CaseCounts {
  int upper = 0;
  int lower = 0;
  int digits = 0;
  bool first_upper = false;
};

CaseCounts count_case(std::string_view text) {
  CaseCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (c < 0x80) {
      const bool upper = c >= 'A' && c <= 'Z';
      counts.upper += upper;
      counts.first_upper |= first && upper;
      counts.lower += c >= 'a' && c <= 'z';
      counts.digits += c >= '0' && c <= '9';
    } else if (u_isupper(c) != 0 || u_istitle(c) != 0) {
      ++counts.upper;
      counts.first_upper |= first;
    } else if (u_isalpha(c) != 0) {
      ++counts.lower;
    } else if (u_isdigit(c) != 0) {
      ++counts.digits;
    }
  }
  return counts;
}

Shape shape_of(std::string_view text) {
  const CaseCounts counts = count_case(text);
  if (counts.upper + counts.lower == 0) return counts.digits > 0 ? Shape::digits : Shape::other;
  if (counts.digits > 0 && !counts.first_upper) return Shape::digits_and_letters;
  if (counts.upper == 0) return Shape::lower;
  if (counts.lower == 0)
    return counts.upper > 1 || counts.digits > 0 ? Shape::capitals : Shape::capital;
  if (!counts.first_upper) return Shape::mixed;
  // Rheinland-Pfalz counts as capital like Pfalz.
  const auto hyphens = std::ranges::count(text, '-');
  return counts.upper <= 1 + hyphens ? Shape::capital : Shape::mixed;
}

std::uint8_t genitive_length(std::string_view text) {
  if (text.size() < 4 || !text.ends_with('s')) return 0;
  if (text.ends_with("'s")) return 2;
  return text.ends_with("ss") ? 0 : 1;
}

// The part after the last hyphen, or the whole word.
std::string_view last_element(std::string_view text) { return text.substr(text.rfind('-') + 1); }

struct Endings {
  std::uint32_t flags = 0;  // of all of them, of kEndingFlags
  // True for a place called after somebody or something: Friedrichstraße, Mainufer; not
  // Arbeitsplatz.
  bool named_place = false;
};

// Looks at all endings of the word, also if written with a capital: Finanz|ministerium. Leaves at
// least three bytes on either side. No word of the lexicons is longer than kLongest.
Endings endings_of(const NameImage& image, std::string_view word) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 100;
  constexpr std::uint32_t kName = kFirstName | kAlias;
  Endings out;
  std::string changed(word);
  for (std::size_t at = std::max(kShortest, word.size() - std::min(word.size(), kLongest));
       at + kShortest <= word.size(); ++at) {
    const char c = word[at];
    if (static_cast<unsigned char>(c) >= 0x80 && character_start(word, at) != at) continue;
    const std::uint32_t flags = image.ending_flags(add_word(kNoWords, word.substr(at)));
    out.flags |= flags;
    out.named_place =
        out.named_place || ((flags & kPlaceEnd) != 0 &&
                            (image.flags(add_word(kNoWords, word.substr(0, at))) & kName) != 0);
    if (c < 'a' || c > 'z') continue;
    changed[at] = static_cast<char>(c - 'a' + 'A');
    out.flags |= image.ending_flags(add_word(kNoWords, std::string_view(changed).substr(at)));
    changed[at] = c;
  }
  return out;
}

// `own`: flags of the endings of the whole text.
bool is_role(const NameImage& image, std::string_view text, std::uint32_t own) {
  const std::string_view last = last_element(text);
  for (const std::string_view ending : {"", "in", "s", "en"}) {
    if (!last.ends_with(ending)) continue;
    const std::string_view stem = last.substr(0, last.size() - ending.size());
    const std::uint32_t endings = stem.size() == text.size() ? own : endings_of(image, stem).flags;
    if (((image.flags(add_word(kNoWords, stem)) | endings) & kRole) != 0) return true;
  }
  return false;
}

}  // namespace

TextWords::TextWords(const NameImage& image) : image_(&image), table_(kFirstTable) {}

void TextWords::clear() {
  table_.assign(kFirstTable, {});
  by_form_.clear();
  traits_.clear();
  strings_.clear();
}

void TextWords::use_vocabulary(std::uint64_t vocabulary) {
  if (vocabulary == vocabulary_) return;
  vocabulary_ = vocabulary;
  by_form_.clear();
}

void TextWords::grow() {
  std::vector<Slot> old(table_.size() * 2);
  old.swap(table_);
  for (const Slot& slot : old) {
    if (slot.word == nullptr) continue;
    std::size_t at = slot.hash & (table_.size() - 1);
    while (table_[at].word != nullptr) at = (at + 1) & (table_.size() - 1);
    table_[at] = slot;
  }
}

const WordTraits* TextWords::get(std::string_view text) {
  const std::uint64_t hash = hash64(text);
  std::size_t at = hash & (table_.size() - 1);
  for (; table_[at].word != nullptr; at = (at + 1) & (table_.size() - 1)) {
    if (table_[at].hash == hash) return table_[at].word;  // 64 bits: equal for equal words only
  }
  const auto id = static_cast<std::uint32_t>(traits_.size());
  WordTraits& word = traits_.emplace_back();
  word.text = strings_.emplace_back(text);
  word.id = id;
  table_[at] = {hash, &word};
  fill(word);
  if (traits_.size() * 2 > table_.size()) grow();
  return &word;
}

void TextWords::fill(WordTraits& word) {
  const std::string_view text = word.text;
  word.shape = shape_of(text);
  word.key = add_words(kNoWords, text);
  word.slot = image_->find(word.key);
  if (!word.upper()) return;
  word.genitive = genitive_length(text);
  if (word.genitive > 0) word.base = image_->find(add_words(kNoWords, word.without_genitive()));
  const Endings endings = endings_of(*image_, text);
  word.role = is_role(*image_, text, endings.flags);
  word.org_head = word.has(kOrgHead) || (endings.flags & kOrgHead) != 0;
  word.place_end = endings.named_place;
  if (!word.has(kAlias)) find_inside(word);
}

// Finds the longest name before a hyphen, with inner hyphens as written or as blanks.
void TextWords::find_inside(WordTraits& word) const {
  constexpr std::size_t kLongest = 60;
  for (std::size_t hyphen = word.text.rfind('-', kLongest);
       hyphen != std::string_view::npos && hyphen > 0; hyphen = word.text.rfind('-', hyphen - 1)) {
    std::string name(word.text.substr(0, hyphen));
    for (const bool blanks : {false, true}) {
      if (blanks) std::ranges::replace(name, '-', ' ');
      const ImageSlot* slot = image_->find(add_words(kNoWords, name));
      if (slot == nullptr || (slot->flags & kAlias) == 0) continue;
      word.inside = static_cast<std::uint16_t>(hyphen);
      word.inside_slot = slot;
      return;
    }
  }
}

std::string usual_case(std::string_view text) {
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    append_utf8(out, static_cast<char32_t>(first ? c : u_tolower(c)));
    first = u_isalpha(c) == 0;
  }
  return out;
}

const WordTraits* TextWords::recased(const WordTraits* word) {
  if (word->shape != Shape::capitals || word->has(kAlias | kAgency | kOrgSuffix) ||
      count_case(word->text).upper < 2)
    return word;
  const std::string text = usual_case(word->text);
  const WordTraits* capital = get(text);
  constexpr std::uint32_t kName = kAlias | kFirstName | kWeakFirstName | kAgency;
  if (capital->has(kName) || (capital->base != nullptr && (capital->base->flags & kName) != 0))
    return capital;
  const std::string surface = text::fold_value(text);
  const text::Usage usage = text::word_usage(surface);
  return usage.total() > 0 && !usage.mostly_upper() ? get(surface) : capital;
}

}  // namespace nachlese::ner
