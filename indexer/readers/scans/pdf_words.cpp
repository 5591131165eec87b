#include "indexer/readers/scans/pdf_words.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMostEntries = 20'000;
constexpr std::size_t kMostPages = 20'000;

// Takes what stands before the next blank.
std::string_view next_piece(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

float next_number(std::string_view& rest) {
  const std::string_view piece = next_piece(rest);
  float value = 0;
  const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), value);
  return read.ec == std::errc() && value > -1e5F && value < 1e5F ? value : 0;
}

std::string valid_text(std::string_view text) {
  std::string out(trim(text));
  return first_invalid_utf8(out) == std::string_view::npos ? out : from_windows_1252(out);
}

}  // namespace

bool PdfWords::take(std::string_view line) {
  const std::string_view kind = next_piece(line);
  if (kind == "word") return take_word(line);
  if (kind == "page") return take_page(line);
  if (kind == "pages")
    document_.page_count = static_cast<std::size_t>(std::max(next_number(line), 0.0F));
  if (kind == "fact") take_fact(line);
  if (kind == "error") document_.state = line == "locked" ? PdfState::locked : PdfState::broken;
  if (kind == "end") {
    end_page();
    document_.state = PdfState::complete;
  }
  if (kind == "outline" && document_.outline.size() < kMostEntries) {
    const int depth = static_cast<int>(next_number(line));
    document_.outline.push_back({depth, valid_text(line)});
  }
  return kind != "end" && kind != "error";
}

PdfDocument PdfWords::finish() {
  end_page();
  return std::move(document_);
}

void PdfWords::take_fact(std::string_view fact) {
  const std::string_view name = next_piece(fact);
  const std::string value = valid_text(fact);
  if (name == "Title") document_.title = value;
  if (name == "Author") document_.author = value;
  if (name == "Created") document_.created = parse_date(value);
}

bool PdfWords::take_page(std::string_view rest) {
  end_page();
  if (document_.pages.size() >= kMostPages || left_ == 0) {
    document_.state = PdfState::too_long;
    return false;
  }
  --left_;
  ScanPage& page = document_.pages.emplace_back();
  page.width = std::max(next_number(rest), 0.0F);
  page.height = std::max(next_number(rest), 0.0F);
  page.label = valid_text(truncate_utf8(rest, 40));
  return true;
}

bool PdfWords::take_word(std::string_view rest) {
  if (document_.pages.empty()) return true;
  if (left_ == 0) {
    document_.state = PdfState::too_long;
    return false;
  }
  --left_;
  LooseWord word;
  word.box.x = next_number(rest);
  word.box.y = next_number(rest);
  word.box.width = std::max(next_number(rest), 0.0F);
  word.box.height = std::max(next_number(rest), 0.0F);
  word.size = std::max(next_number(rest), 0.0F);
  word.bold = next_piece(rest) == "1";
  // What runs along the edge is no text of an article.
  if (next_piece(rest) != "0") return true;
  word.text = valid_text(rest);
  if (!word.text.empty()) words_.push_back(std::move(word));
  return true;
}

void PdfWords::end_page() {
  if (document_.pages.empty()) return;
  ScanPage& page = document_.pages.back();
  if (!words_.empty()) page.blocks = lay_out(std::move(words_));
  words_.clear();
  for (ScanBlock& block : page.blocks) {
    for (ScanLine& line : block.lines) line.words.shrink_to_fit();
  }
  settle_boxes(page);
}

}  // namespace nachlese::readers
