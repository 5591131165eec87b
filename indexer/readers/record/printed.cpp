#include "indexer/readers/record/printed.hpp"

#include <algorithm>
#include <cstddef>

#include "core/base/varint.hpp"

namespace nachlese::readers {
namespace {

// How many words may have been cut out at one place of a text.
constexpr std::size_t kLookAhead = 8;

using PrintedWords = std::vector<const PrintedWord*>;

// The next printed word that reads `text`; npos if there is none nearby.
std::size_t next_equal(const PrintedWords& printed, std::size_t from, std::string_view text) {
  const std::size_t end = std::min(printed.size(), from + kLookAhead);
  for (std::size_t i = from; i < end; ++i) {
    if (printed[i]->text == text) return i;
  }
  return std::string::npos;
}

constexpr std::string Article::*kPackedTexts[] = {
    &Article::id,   &Article::title,    &Article::kicker, &Article::subtitle, &Article::lead,
    &Article::body, &Article::source,   &Article::agency, &Article::section,  &Article::page,
    &Article::url,  &Article::language, &Article::rights};
constexpr std::vector<std::string> Article::*kPackedLists[] = {
    &Article::captions, &Article::authors, &Article::keywords};

void put_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

// Takes what was appended; `damaged` once something is missing.
struct PackedReader {
  std::string_view rest;
  bool damaged = false;

  std::uint64_t number() {
    const auto out = take_varint(rest);
    damaged = damaged || !out;
    return out.value_or(0);
  }
  // A number of things of which each takes a byte at least.
  std::size_t count() {
    const std::uint64_t out = number();
    damaged = damaged || out > rest.size();
    return damaged ? 0 : static_cast<std::size_t>(out);
  }
  std::string text() {
    const std::size_t size = count();
    std::string out(rest.substr(0, size));
    rest.remove_prefix(size);
    return out;
  }
};

void unpack_article(PackedReader& in, Article& article) {
  for (const auto member : kPackedTexts) article.*member = in.text();
  for (const auto member : kPackedLists) {
    for (std::size_t left = in.count(); left > 0; --left) (article.*member).push_back(in.text());
  }
  article.published = parse_date(in.text());
  article.recognition = static_cast<unsigned>(std::min<std::uint64_t>(in.number(), 100));
  for (std::size_t left = in.count(); left > 0 && !in.damaged; --left) {
    FacsimilePage& page = article.facsimile.pages.emplace_back();
    page.label = in.text();
    page.picture = in.text();
    page.height = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.number(), UINT32_MAX));
  }
}

}  // namespace

std::string pack_printed(const PrintedArticle& printed) {
  const Article& article = printed.article;
  std::string out;
  for (const auto member : kPackedTexts) put_text(out, article.*member);
  for (const auto member : kPackedLists) {
    append_varint(out, (article.*member).size());
    for (const std::string& value : article.*member) put_text(out, value);
  }
  put_text(out, article.published ? to_iso(*article.published) : "");
  append_varint(out, article.recognition);
  append_varint(out, article.facsimile.pages.size());
  for (const FacsimilePage& page : article.facsimile.pages) {
    put_text(out, page.label);
    put_text(out, page.picture);
    append_varint(out, page.height);
  }
  append_varint(out, printed.words.size());
  std::vector<WordBox> boxes;
  for (std::size_t i = 0; i < printed.words.size(); ++i) {
    append_varint(out, static_cast<std::uint64_t>(printed.words[i].role));
    put_text(out, printed.words[i].text);
    for (WordBox box : printed.words[i].boxes) {
      box.word = static_cast<std::uint32_t>(i);
      boxes.push_back(box);
    }
  }
  return out + pack_boxes(boxes);
}

std::optional<PrintedArticle> unpack_printed(std::string_view bytes) {
  PackedReader in{bytes};
  PrintedArticle out;
  unpack_article(in, out.article);
  for (std::size_t left = in.count(); left > 0 && !in.damaged; --left) {
    PrintedWord& word = out.words.emplace_back();
    word.role = static_cast<TextRole>(in.number() % kTextRoleFields.size());
    word.text = in.text();
  }
  const auto boxes = unpack_boxes(in.rest, out.article.facsimile.pages.size());
  if (in.damaged || !boxes) return std::nullopt;
  for (const WordBox& box : *boxes) {
    if (box.word >= out.words.size()) return std::nullopt;
    out.words[box.word].boxes.push_back(box);
  }
  return out;
}

void place_words(Article& article, const std::vector<PrintedWord>& words) {
  std::vector<WordBox> boxes;
  std::uint32_t index = 0;
  for (const TextField& field : kTextFields) {
    PrintedWords printed;
    for (const PrintedWord& word : words) {
      if (word.role == field.role) printed.push_back(&word);
    }
    std::size_t next = 0;
    const std::string& text = article.*field.member;
    for (std::size_t at = 0;; ++index) {
      const std::string_view word = next_printed_word(text, at);
      if (word.empty()) break;
      const std::size_t found = next_equal(printed, next, word);
      if (found == std::string::npos) continue;
      next = found + 1;
      for (WordBox box : printed[found]->boxes) {
        box.word = index;
        boxes.push_back(box);
      }
    }
  }
  article.facsimile.boxes = pack_boxes(boxes);
}

}  // namespace nachlese::readers
