#include "indexer/readers/scans/page_xml.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/markup/xml_events.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMostRegions = 100'000;

// "10,20 30,40 …": the box around the points.
Box box_of_points(std::string_view points) {
  Box box;
  bool first = true;
  while (!points.empty()) {
    const std::size_t end = std::min(points.find(' '), points.size());
    const std::string_view pair = points.substr(0, end);
    points.remove_prefix(std::min(end + 1, points.size()));
    const std::size_t comma = pair.find(',');
    if (comma == std::string_view::npos) continue;
    float x = 0;
    float y = 0;
    if (std::from_chars(pair.data(), pair.data() + comma, x).ec != std::errc() ||
        std::from_chars(pair.data() + comma + 1, pair.data() + pair.size(), y).ec != std::errc())
      continue;
    x = std::clamp(x, 0.0F, 1e6F);
    y = std::clamp(y, 0.0F, 1e6F);
    if (first) box = {x, y, 0, 0};
    first = false;
    const float left = std::min(box.x, x);
    const float top = std::min(box.y, y);
    box = {left, top, std::max(box.right(), x) - left, std::max(box.bottom(), y) - top};
  }
  return box;
}

BlockRole role_of_region(std::string_view type, std::string_view custom) {
  struct Row {
    std::string_view type;
    BlockRole role;
  };
  constexpr Row kRows[] = {
      {"heading", BlockRole::heading},        {"header", BlockRole::running},
      {"footer", BlockRole::running},         {"page-number", BlockRole::running},
      {"signature-mark", BlockRole::running}, {"catch-word", BlockRole::running},
      {"caption", BlockRole::caption},        {"credit", BlockRole::byline},
  };
  for (const Row& row : kRows) {
    if (type == row.type || custom.find("type:" + std::string(row.type)) != std::string_view::npos)
      return row.role;
  }
  return BlockRole::body;
}

class PageXmlHandler : public XmlHandler {
 public:
  explicit PageXmlHandler(std::size_t words) : left_(words) {}

  [[nodiscard]] bool is_full() const { return left_ == 0; }

  bool start(std::string_view name, const XmlAttributes& at) override {
    if (name == "Glyph") ++glyphs_;
    if (glyphs_ > 0) return true;
    if (name == "Page") return add_page(at);
    if (pages_.empty()) return true;
    if (name == "TextRegion") return add_region(at);
    if (name == "RegionRefIndexed" || name == "RegionRef") add_reference(at["regionRef"]);
    if (name == "Coords") set_box(at["points"]);
    if (name == "TextEquiv") {
      equivalent_ = at["index"].empty() || at["index"] == "0" || at["index"] == "1";
      confidence_ = static_cast<float>(std::min(at.number("conf", -1), 1.0));
    }
    if (name == "Unicode") {
      text_.clear();
      in_text_ = true;
    }
    return name == "TextLine" ? add_line() : name == "Word" ? add_word() : true;
  }

  bool end(std::string_view name) override {
    if (name == "Glyph" && glyphs_ > 0) {
      --glyphs_;
    } else if (glyphs_ == 0) {
      end_outside_glyphs(name);
    }
    return true;
  }

  bool text(std::string_view text) override {
    if (in_text_ && glyphs_ == 0) text_ += text;
    return true;
  }

  std::vector<ScanPage> take() {
    for (ScanPage& page : pages_) {
      const auto order_of = [&](const ScanBlock& block) {
        const auto found = order_.find(block.ids.front());
        return found == order_.end() ? order_.size() : found->second;
      };
      std::stable_sort(
          page.blocks.begin(), page.blocks.end(),
          [&](const ScanBlock& a, const ScanBlock& b) { return order_of(a) < order_of(b); });
      settle_boxes(page);
    }
    return std::move(pages_);
  }

 private:
  bool take_one() {
    if (left_ == 0) return false;
    --left_;
    return true;
  }

  bool add_page(const XmlAttributes& at) {
    if (!take_one()) return false;
    ScanPage& page = pages_.emplace_back();
    page.picture = at["imageFilename"];
    page.width = static_cast<float>(at.number("imageWidth"));
    page.height = static_cast<float>(at.number("imageHeight"));
    regions_.clear();
    level_ = Level::region;
    return true;
  }

  bool add_region(const XmlAttributes& at) {
    if (!take_one()) return false;
    ScanBlock& block = pages_.back().blocks.emplace_back();
    block.ids.emplace_back(at["id"]);
    block.role = role_of_region(at["type"], at["custom"]);
    regions_.push_back(pages_.back().blocks.size() - 1);
    level_ = Level::region;
    return true;
  }

  bool add_line() {
    if (regions_.empty()) return true;
    if (!take_one()) return false;
    block().lines.emplace_back();
    level_ = Level::line;
    return true;
  }

  bool add_word() {
    if (regions_.empty() || level_ != Level::line) return true;
    if (!take_one()) return false;
    block().lines.back().words.emplace_back();
    level_ = Level::word;
    return true;
  }

  void add_reference(std::string_view id) {
    if (order_.size() < kMostRegions) order_.try_emplace(std::string(id), order_.size());
  }

  void set_box(std::string_view points) {
    if (regions_.empty()) return;
    Box& box = level_ == Level::word   ? block().lines.back().words.back().box
               : level_ == Level::line ? block().lines.back().box
                                       : block().box;
    box = box_of_points(points);
  }

  void end_outside_glyphs(std::string_view name) {
    if (name == "Unicode") {
      in_text_ = false;
      if (equivalent_) set_text();
    } else if (name == "Word" && level_ == Level::word) {
      level_ = Level::line;
    } else if (name == "TextLine" && level_ == Level::line) {
      end_line();
      level_ = Level::region;
    } else if (name == "TextRegion" && !regions_.empty()) {
      end_region();
      regions_.pop_back();
      region_text_.clear();
      // Whatever was left open inside ends with the region.
      level_ = Level::region;
    }
  }

  void set_text() {
    if (level_ == Level::word && !regions_.empty()) {
      ScanWord& word = block().lines.back().words.back();
      word.text = text_;
      word.confidence = confidence_;
    } else if (level_ == Level::line) {
      line_text_ = text_;
      line_confidence_ = confidence_;
    } else if (!regions_.empty()) {
      region_text_ = text_;
    }
  }

  void end_line() {
    ScanLine& line = block().lines.back();
    const bool read = std::any_of(line.words.begin(), line.words.end(),
                                  [](const ScanWord& word) { return !word.text.empty(); });
    if (!read) line.words = limited(words_in_box(line_text_, line.box, line_confidence_));
    for (ScanWord& word : line.words) {
      if (word.confidence < 0) word.confidence = line_confidence_;
    }
    line_text_.clear();
    line_confidence_ = -1;
  }

  // Regions that are recognized as a whole: lines of equal height.
  void end_region() {
    if (!block().lines.empty() || region_text_.empty()) return;
    const std::vector<std::string> lines = split_list(region_text_, "\n");
    const Box box = block().box;
    const float height = box.height / static_cast<float>(std::max<std::size_t>(lines.size(), 1));
    for (std::size_t i = 0; i < lines.size() && take_one(); ++i) {
      const Box part{box.x, box.y + height * static_cast<float>(i), box.width, height};
      block().lines.push_back({limited(words_in_box(lines[i], part, -1)), part, 0, false});
    }
  }

  std::vector<ScanWord> limited(std::vector<ScanWord> words) {
    words.resize(std::min(words.size(), left_));
    left_ -= words.size();
    return words;
  }

  ScanBlock& block() { return pages_.back().blocks[regions_.back()]; }

  enum class Level : std::uint8_t { region, line, word };

  std::size_t left_;
  std::vector<ScanPage> pages_;
  std::vector<std::size_t> regions_;  // open ones; without any, the level is Level::region
  std::map<std::string, std::size_t> order_;
  Level level_ = Level::region;
  std::string text_;
  std::string line_text_;
  std::string region_text_;
  float confidence_ = -1;
  float line_confidence_ = -1;
  bool equivalent_ = true;
  bool in_text_ = false;
  int glyphs_ = 0;
};

}  // namespace

std::vector<ScanWord> words_in_box(std::string_view text, const Box& box, float confidence) {
  std::vector<ScanWord> out;
  const std::string line = collapse_spaces(text);
  const auto letters = static_cast<float>(std::max<std::size_t>(count_code_points(line), 1));
  float at = 0;
  for (std::string& word : split_list(line, " ")) {
    const auto length = static_cast<float>(count_code_points(word));
    const Box part{box.x + box.width * at / letters, box.y, box.width * length / letters,
                   box.height};
    out.push_back({std::move(word), part, confidence, WordPart::all});
    at += length + 1;
  }
  return out;
}

std::vector<ScanPage> read_page_xml(std::string_view text, std::string& problem,
                                    std::size_t words) {
  PageXmlHandler handler(words);
  problem = read_xml_events(text, handler);
  if (handler.is_full()) problem = "it has more words than are read of one file";
  return handler.take();
}

}  // namespace nachlese::readers
