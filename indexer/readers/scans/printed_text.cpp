#include "indexer/readers/scans/printed_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {
namespace {

// How lines end inside a word: hyphen, soft hyphen, "not" sign of recognition, the double hyphens
// of Fraktur.
constexpr std::string_view kHyphens[] = {"-", "\u00AD", "¬", "⸗", "‐", "="};

std::string_view hyphen_at_end(std::string_view word) {
  for (const std::string_view hyphen : kHyphens) {
    if (word.size() > hyphen.size() && word.ends_with(hyphen)) return hyphen;
  }
  return {};
}

// Small letters of German beyond ASCII, which all have a first byte of their own.
bool begins_small(std::string_view word) {
  if (word.empty()) return false;
  if (word.front() >= 'a' && word.front() <= 'z') return true;
  for (const std::string_view letter : {"ä", "ö", "ü", "ß", "ſ", "é", "è", "à"}) {
    if (word.starts_with(letter)) return true;
  }
  return false;
}

bool begins_with_letter(std::string_view word) {
  if (word.empty()) return false;
  const auto c = static_cast<unsigned char>(word.front());
  return (c | 0x20U) >= 'a' ? (c | 0x20U) <= 'z' || c >= 0xC3 : false;
}

// "Haus- und Gartenarbeit": the hyphen stands for a word.
bool stands_between(std::string_view word) {
  constexpr std::string_view kBetween[] = {"und",  "oder", "bis", "sowie",
                                           "bzw.", "wie",  "als", "u."};
  return is_one_of(word, kBetween);
}

bool ends_a_sentence(std::string_view word) {
  for (const std::string_view end :
       {".", "!", "?", ":", "…", "“", "”", "\"", "«", "»", ")", ".“", ";"}) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

std::uint32_t page_unit(float value, float page_width) {
  if (!(page_width > 0) || !(value > 0)) return 0;
  const double units = static_cast<double>(value) / page_width * kPageUnits;
  return static_cast<std::uint32_t>(std::lround(std::min(units, 100'000.0)));
}

WordBox word_box(const Box& box, std::uint32_t page, float page_width) {
  return {0,
          page,
          page_unit(box.x, page_width),
          page_unit(box.y, page_width),
          page_unit(box.width, page_width),
          page_unit(box.height, page_width)};
}

}  // namespace

void PrintedText::add(const ScanBlock& block, std::uint32_t page, float page_width) {
  if (!goes_on(block)) end_paragraph();
  for (const ScanLine& line : block.lines) {
    for (const ScanWord& word : line.words) add_word(word, word_box(word.box, page, page_width));
    // A hyphen without a mark of recognition is one if something follows, see add_word().
    open_hyphen_ =
        !words_.empty() && !line.words.empty() &&
        (line.words.back().part == WordPart::begins || !hyphen_at_end(words_.back().text).empty());
  }
}

void PrintedText::end_paragraph() {
  begin_ = !words_.empty();
  open_hyphen_ = false;
}

// Paragraphs go on in the next column and on the next page.
bool PrintedText::goes_on(const ScanBlock& next) const {
  if (words_.empty() || begin_ || next.lines.empty() || next.lines.front().words.empty())
    return false;
  if (open_hyphen_ || skip_rest_ || next.continues) return true;
  const ScanWord& first = next.lines.front().words.front();
  return !ends_a_sentence(words_.back().text) && (next.opens_column || begins_small(first.text));
}

void PrintedText::add_word(const ScanWord& word, const WordBox& box) {
  // What recognition takes for one word may have blanks in it.
  for (std::string& text : split_list(collapse_spaces(word.text), " "))
    add_piece(std::move(text), word.part, box);
}

void PrintedText::add_piece(std::string text, WordPart part, const WordBox& box) {
  const bool rest = std::exchange(skip_rest_, false) && part == WordPart::rest;
  const bool open = std::exchange(open_hyphen_, false);
  if (rest) {
    words_.back().boxes.push_back(box);
    return;
  }
  if (open && begins_with_letter(text) && !stands_between(text)) {
    std::string& last = words_.back().text;
    const std::string_view hyphen = hyphen_at_end(last);
    // "Nord-" and "Süd" are Nord-Süd.
    const bool belongs = !begins_small(text) && part != WordPart::rest;
    if (!hyphen.empty()) last.resize(last.size() - hyphen.size());
    if (belongs && !hyphen.empty()) last += '-';
    last += text;
    words_.back().boxes.push_back(box);
    return;
  }
  if (std::exchange(begin_, false)) paragraphs_.push_back(words_.size());
  words_.push_back({role_, std::move(text), {box}});
  skip_rest_ = part == WordPart::whole;
}

std::string PrintedText::text() const {
  std::string out;
  auto border = paragraphs_.begin();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool begins = border != paragraphs_.end() && *border == i;
    if (begins) ++border;
    if (i > 0) out += begins && role_ == TextRole::body ? "\n\n" : " ";
    out += words_[i].text;
  }
  return out;
}

void Confidence::add(const ScanBlock& block, float page_accuracy) {
  for (const ScanLine& line : block.lines) {
    for (const ScanWord& word : line.words) {
      const float sure = word.confidence >= 0 ? word.confidence : page_accuracy;
      if (sure < 0) continue;
      const auto length = static_cast<double>(count_code_points(word.text));
      sum_ += length * std::min(sure, 1.0F);
      weight_ += length;
    }
  }
}

unsigned Confidence::percent() const {
  if (weight_ <= 0) return 0;
  return std::max(1U, static_cast<unsigned>(std::lround(sum_ / weight_ * 100)));
}

}  // namespace nachlese::readers
