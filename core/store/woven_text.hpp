// A text without its words, which the order of words (word_order.hpp) and the terms of the article
// hold anyway: what stands between them and how each one is written. Half a byte per word once it
// is compressed, where texts take two and a half. See docs/DECISIONS.md#woven-texts.
//
//   words     varint n, then a byte each: 6 × what stands before it + its spelling
//   literals  of each word in turn what follows from no table: what stands before it, then how it
//   is
//             written; varint length, bytes
//   tail      the rest: what stands behind the last word
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::store {

// Where a word of the order stands in a text: bytes [begin, end). Words that overlap what is before
// them (a second word at a place of its own) stand nowhere.
struct WrittenWord {
  std::string_view term;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// `words`: of this text, in their order.
[[nodiscard]] std::string weave(std::string_view text, std::span<const WrittenWord> words);

// The words of an article one after the other.
class ArticleWords {
 public:
  // `order`: packed. `terms`: the surface forms of the article, ascending. Throws Error(archive) if
  // the order is damaged.
  ArticleWords(std::string_view order, std::vector<std::string> terms);
  ArticleWords(const ArticleWords&) = delete;  // by_number_ points into terms_
  ArticleWords& operator=(const ArticleWords&) = delete;
  ArticleWords(ArticleWords&&) = default;
  ArticleWords& operator=(ArticleWords&&) = default;
  ~ArticleWords() = default;

  // Throws Error(archive) if there are fewer. The string lives as long as this.
  std::string_view next();
  void skip(std::uint64_t words);
  // Of the next words together. Throws Error(archive) if there are fewer.
  [[nodiscard]] std::size_t bytes(std::size_t words) const;

 private:
  std::vector<std::string> terms_;
  std::vector<std::string_view> by_number_;
  std::vector<std::uint32_t> sequence_;  // numbers
  std::size_t at_ = 0;
};

// How the text writes some of its words, one after the other. `places`: among its words, ascending;
// all have the same term. Throws Error(archive) if the bytes are damaged.
[[nodiscard]] std::vector<std::string> written_at(std::string_view woven,
                                                  std::span<const std::size_t> places,
                                                  std::string_view term);
// Its number of words. Throws Error(archive) if the bytes are damaged.
[[nodiscard]] std::size_t words_in(std::string_view woven);

// The text again. Takes its words. Throws Error(archive) if the bytes are damaged.
[[nodiscard]] std::string unweave(std::string_view woven, ArticleWords& words);

}  // namespace nachlese::store
