#include "indexer/readers/scans/hocr.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/strings.hpp"
#include "indexer/readers/scans/page_xml.hpp"

namespace nachlese::readers {
namespace {

bool has_class(const Element& element, std::string_view name) {
  const auto classes = split_list(attribute(element, "class"), " ");
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

// The value behind `name` in "bbox 1 2 3 4; x_wconf 93"; empty if there is none.
std::string property_of(const Element& element, std::string_view name) {
  for (const std::string& property : split_list(attribute(element, "title"), ";")) {
    if (property.starts_with(name) && property.size() > name.size() && property[name.size()] == ' ')
      return std::string(trim(std::string_view(property).substr(name.size())));
  }
  return {};
}

float hocr_number(std::string_view text, float otherwise) {
  float value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && value >= 0 && value < 1e6F ? value : otherwise;
}

Box hocr_box(const Element& element) {
  const auto numbers = split_list(property_of(element, "bbox"), " ");
  if (numbers.size() != 4) return {};
  const float x = hocr_number(numbers[0], 0);
  const float y = hocr_number(numbers[1], 0);
  return {x, y, std::max(hocr_number(numbers[2], x) - x, 0.0F),
          std::max(hocr_number(numbers[3], y) - y, 0.0F)};
}

std::string unquoted(std::string text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

class HocrReader {
 public:
  explicit HocrReader(std::size_t words) : left_(words) {}

  std::vector<ScanPage> read(const Element& html) {
    find_pages(html);
    return std::move(pages_);
  }

  [[nodiscard]] bool is_full() const { return left_ == 0; }

 private:
  void find_pages(const Element& element) {
    if (!has_class(element, "ocr_page")) {
      for (const Element& c : element.children) find_pages(c);
      return;
    }
    ScanPage& page = pages_.emplace_back();
    const Box box = hocr_box(element);
    page.width = box.right();
    page.height = box.bottom();
    page.picture = unquoted(property_of(element, "image"));
    page.label = property_of(element, "lpageno");
    if (page.label.empty() && !property_of(element, "ppageno").empty())
      page.label =
          std::to_string(static_cast<int>(hocr_number(property_of(element, "ppageno"), 0)) + 1);
    for (const Element& c : element.children) find_lines(c, page, nullptr);
    settle_boxes(page);
  }

  // `block`: the paragraph around the element.
  void find_lines(const Element& element, ScanPage& page, ScanBlock* block) {
    constexpr std::string_view kLines[] = {"ocr_line", "ocr_header", "ocr_caption",
                                           "ocr_textfloat"};
    if (std::any_of(std::begin(kLines), std::end(kLines),
                    [&](std::string_view name) { return has_class(element, name); })) {
      if (block == nullptr) block = &page.blocks.emplace_back();
      if (block->ids.empty()) block->ids.emplace_back();
      add_line(element, *block);
      return;
    }
    std::size_t own = std::string::npos;
    if (block == nullptr && (has_class(element, "ocr_par") || has_class(element, "ocr_carea"))) {
      const bool around = has_class(element, "ocr_carea") && has_paragraph(element);
      if (!around) {
        own = page.blocks.size();
        ScanBlock& fresh = page.blocks.emplace_back();
        fresh.ids.emplace_back(attribute(element, "id"));
        fresh.box = hocr_box(element);
      }
    }
    for (const Element& c : element.children) {
      // Blocks move when one is added.
      find_lines(c, page, own != std::string::npos ? &page.blocks[own] : block);
    }
  }

  static bool has_paragraph(const Element& element) {
    return std::any_of(element.children.begin(), element.children.end(),
                       [](const Element& c) { return has_class(c, "ocr_par"); });
  }

  void add_line(const Element& element, ScanBlock& block) {
    ScanLine& line = block.lines.emplace_back();
    line.box = hocr_box(element);
    line.size = hocr_number(property_of(element, "x_size"), 0);
    add_words(element, line);
    if (!line.words.empty()) return;
    for (ScanWord& word : words_in_box(raw_text(element), line.box, -1)) {
      if (left_ == 0) return;
      --left_;
      line.words.push_back(std::move(word));
    }
  }

  void add_words(const Element& element, ScanLine& line) {
    if (has_class(element, "ocrx_word") || has_class(element, "ocr_word")) {
      if (left_ == 0) return;
      --left_;
      const float confidence = hocr_number(property_of(element, "x_wconf"), -100) / 100;
      line.words.push_back(
          {line_text(element), hocr_box(element), std::min(confidence, 1.0F), WordPart::all});
      return;
    }
    for (const Element& c : element.children) add_words(c, line);
  }

  std::size_t left_;
  std::vector<ScanPage> pages_;
};

}  // namespace

bool is_hocr_text(std::string_view head) {
  return head.find("ocr_page") != std::string_view::npos &&
         (head.find("ocr-system") != std::string_view::npos ||
          head.find("ocr-capabilities") != std::string_view::npos ||
          head.find("bbox ") != std::string_view::npos);
}

std::vector<ScanPage> read_hocr(const Element& html, std::string& problem, std::size_t words) {
  HocrReader reader(words);
  std::vector<ScanPage> pages = reader.read(html);
  if (reader.is_full()) problem = "it has more words than are read of one file";
  return pages;
}

}  // namespace nachlese::readers
