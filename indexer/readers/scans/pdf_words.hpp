// The pages of a PDF, read by another process.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "indexer/readers/bytes/buffered_input.hpp"
#include "indexer/readers/scans/layout.hpp"

namespace nachlese::readers {

struct OutlineEntry {
  int depth = 1;
  std::string title;
};

enum class PdfState : std::uint8_t {
  complete,
  broken,    // nothing can be read
  locked,    // a password is needed
  cut_off,   // its reader ended before the last page: too much time or memory, or a crash
  too_long,  // the rest is not read
  no_reader  // the program is not installed
};

struct PdfDocument {
  PdfState state = PdfState::cut_off;
  std::size_t page_count = 0;  // as the document says
  std::string title;
  std::string author;
  std::optional<Date> created;
  std::vector<OutlineEntry> outline;
  std::vector<ScanPage> pages;  // laid out, without roles of blocks
};

// Understands what nachlese-pdf writes, a line at a time; any bytes do no harm:
//   error broken|locked
//   pages COUNT
//   fact Title|Author|Created VALUE
//   outline DEPTH TITLE
//   page WIDTH HEIGHT LABEL
//   word X Y WIDTH HEIGHT SIZE BOLD ROTATION TEXT     of the last page, in points
//   end
class PdfWords {
 public:
  // False once nothing more is wanted.
  bool take(std::string_view line);
  [[nodiscard]] PdfDocument finish();

 private:
  void end_page();
  void take_fact(std::string_view fact);
  bool take_word(std::string_view rest);
  bool take_page(std::string_view rest);

  PdfDocument document_;
  std::vector<LooseWord> words_;
  std::size_t left_ = kMaxScanWords;
};

// Largest file that is read, in bytes.
inline constexpr std::uint64_t kMaxPdfBytes = std::uint64_t{1} << 30U;

// Reads a whole PDF. Throws ReadError if it is too large or no process can be started.
[[nodiscard]] PdfDocument read_pdf(BufferedInput& input);

}  // namespace nachlese::readers
