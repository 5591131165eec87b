// From blocks of a page to the text of an article: paragraphs, hyphens at line ends, and where each
// word stands.
#pragma once

#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "indexer/readers/record/printed.hpp"
#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

// Collects the text of one field of an article.
class PrintedText {
 public:
  explicit PrintedText(TextRole role) : role_(role) {}

  // Adds a block of page number `page`, whose width is `page_width`. It goes on with the paragraph
  // before it where that has no end.
  void add(const ScanBlock& block, std::uint32_t page, float page_width);
  // The next block begins a paragraph of its own, whatever it looks like.
  void end_paragraph();

  // Paragraphs with an empty line between them; titles and the like are one line.
  [[nodiscard]] std::string text() const;
  // The words of text(), in order.
  [[nodiscard]] std::vector<PrintedWord>& words() { return words_; }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  void add_word(const ScanWord& word, const WordBox& box);
  void add_piece(std::string text, WordPart part, const WordBox& box);
  [[nodiscard]] bool goes_on(const ScanBlock& next) const;

  TextRole role_;
  std::vector<PrintedWord> words_;
  std::vector<std::size_t> paragraphs_;  // the words that begin one, without the first
  bool open_hyphen_ = false;             // the last word goes on in the next line
  bool skip_rest_ = false;               // and is complete already
  bool begin_ = false;                   // a paragraph
};

// How sure recognition was of words, weighed by their length.
class Confidence {
 public:
  void add(const ScanBlock& block, float page_accuracy);
  // 1 to 100; 0: nothing is known.
  [[nodiscard]] unsigned percent() const;

 private:
  double sum_ = 0;
  double weight_ = 0;
};

}  // namespace nachlese::readers
