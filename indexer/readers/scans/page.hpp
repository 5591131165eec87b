// A printed page as text recognition, or the text layer of a PDF, gives it: blocks of lines of
// words with their boxes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nachlese::readers {

// In units of the page's file.
struct Box {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
};

// The smallest box around both; an empty one counts for nothing.
[[nodiscard]] Box around(const Box& a, const Box& b);

enum class WordPart : std::uint8_t {
  all,
  begins,  // ends at a hyphen that belongs to the line only
  whole,   // `text` has the part on the next line, too, which is a `rest`
  rest,
};

struct ScanWord {
  std::string text;
  Box box;
  float confidence = -1;  // 0 to 1; negative: not known
  WordPart part = WordPart::all;
};

struct ScanLine {
  std::vector<ScanWord> words;
  Box box;
  float size = 0;  // of the type, in points; 0: not known
  bool bold = false;
};

enum class BlockRole : std::uint8_t {
  body,
  kicker,
  heading,
  subtitle,
  byline,
  caption,
  running,  // running heads, page numbers: no text of an article
};

struct ScanBlock {
  std::vector<std::string> ids;  // its own and those of the blocks around it
  BlockRole role = BlockRole::body;
  Box box;
  std::vector<ScanLine> lines;
  bool continues = false;     // the paragraph before it, in the column or on the page before
  bool opens_column = false;  // and may do so, if that has no end
};

struct ScanPage {
  std::string label;    // as printed or counted
  std::string picture;  // as the file names it
  float width = 0;      // 0: not known
  float height = 0;
  float accuracy = -1;  // of the whole page, 0 to 1; negative: not known
  std::vector<ScanBlock> blocks;
};

// At most so many words of one file, or of one issue of a newspaper, are read.
inline constexpr std::size_t kMaxScanWords = 1'500'000;
// And of one file of text recognition, which is a page or a few.
inline constexpr std::size_t kMaxPageWords = 400'000;

[[nodiscard]] std::size_t count_words(const ScanPage& page);

// Measures lines, blocks and the page that have no box of their own.
void settle_boxes(ScanPage& page);

}  // namespace nachlese::readers
