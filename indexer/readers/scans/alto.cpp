#include "indexer/readers/scans/alto.hpp"

#include <algorithm>
#include <map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/xml_events.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMostGroups = 4;      // of blocks in blocks
constexpr std::size_t kMostNames = 10'000;  // of styles and tags

struct AltoStyle {
  float size = 0;
  bool bold = false;
};

Box alto_box(const XmlAttributes& attributes) {
  const auto value = [&](std::string_view name) {
    return static_cast<float>(attributes.number(name));
  };
  return {value("HPOS"), value("VPOS"), value("WIDTH"), value("HEIGHT")};
}

// What a tag of the layout says of a block ("heading", "page-number").
BlockRole role_named(std::string_view label) {
  struct Row {
    std::string_view part;
    BlockRole role;
  };
  constexpr Row kRows[] = {
      {"page-number", BlockRole::running}, {"page number", BlockRole::running},
      {"pagenum", BlockRole::running},     {"running", BlockRole::running},
      {"header", BlockRole::running},      {"footer", BlockRole::running},
      {"heading", BlockRole::heading},     {"headline", BlockRole::heading},
      {"title", BlockRole::heading},       {"caption", BlockRole::caption},
  };
  const std::string lower = to_lower_ascii(label);
  for (const Row& row : kRows) {
    if (lower.find(row.part) != std::string::npos) return row.role;
  }
  return BlockRole::body;
}

class AltoHandler : public XmlHandler {
 public:
  explicit AltoHandler(std::size_t words) : left_(words) {}

  [[nodiscard]] bool is_full() const { return left_ == 0; }

  bool start(std::string_view name, const XmlAttributes& at) override {
    if (name == "String") return add_string(at);
    if (name == "TextLine") return add_line(at);
    if (name == "HYP") return add_hyphen(at);
    if (name == "TextBlock") return add_block(at);
    if (name == "ComposedBlock") groups_.emplace_back(at["ID"]);
    if (name == "Page") return add_page(at);
    if (name == "TextStyle") add_style(at);
    if (name == "fileName") file_name_ = true;
    if (name == "TopMargin" || name == "BottomMargin" || name == "LeftMargin" ||
        name == "RightMargin")
      in_margin_ = true;
    if (name.ends_with("Tag") && roles_.size() < kMostNames) {
      const std::string_view label = at["LABEL"].empty() ? at["TYPE"] : at["LABEL"];
      roles_[std::string(at["ID"])] = role_named(label);
    }
    return true;
  }

  bool end(std::string_view name) override {
    if (name == "ComposedBlock" && !groups_.empty()) groups_.pop_back();
    if (name == "TextBlock") block_ = nullptr;
    if (name == "TextLine") line_ = nullptr;
    if (name == "fileName") file_name_ = false;
    if (name.ends_with("Margin")) in_margin_ = false;
    return true;
  }

  bool text(std::string_view text) override {
    if (file_name_ && picture_.size() < 4096) picture_ += text;
    return true;
  }

  std::vector<ScanPage> take() {
    for (ScanPage& page : pages_) {
      if (pages_.size() == 1) page.picture = std::string(trim(picture_));
      settle_boxes(page);
    }
    return std::move(pages_);
  }

 private:
  bool add_page(const XmlAttributes& at) {
    if (!take_one()) return false;
    ScanPage& page = pages_.emplace_back();
    page.label = std::string(trim(at["PRINTED_IMG_NR"]));
    if (page.label.empty()) page.label = std::string(trim(at["PHYSICAL_IMG_NR"]));
    if (page.label == "0") page.label.clear();  // counted from 0
    page.width = static_cast<float>(at.number("WIDTH"));
    page.height = static_cast<float>(at.number("HEIGHT"));
    page.accuracy = static_cast<float>(at.number("ACCURACY", -100) / 100);
    if (page.accuracy < 0) page.accuracy = static_cast<float>(at.number("PC", -1));
    block_ = nullptr;
    line_ = nullptr;
    return true;
  }

  // Whatever takes memory counts: words, lines and blocks.
  bool take_one() {
    if (left_ == 0) return false;
    --left_;
    return true;
  }

  bool add_block(const XmlAttributes& at) {
    if (!take_one()) return false;
    if (pages_.empty()) pages_.emplace_back();
    block_ = &pages_.back().blocks.emplace_back();
    line_ = nullptr;
    block_->ids.emplace_back(at["ID"]);
    const std::size_t groups = std::min(groups_.size(), kMostGroups);
    block_->ids.insert(block_->ids.end(), groups_.begin(), groups_.begin() + groups);
    block_->box = alto_box(at);
    block_->role = in_margin_ ? BlockRole::running : role_of(at["TAGREFS"]);
    style_ = style_of(at["STYLEREFS"], {});
    return true;
  }

  bool add_line(const XmlAttributes& at) {
    if (block_ == nullptr) return true;
    if (!take_one()) return false;
    line_ = &block_->lines.emplace_back();
    line_->box = alto_box(at);
    const AltoStyle style = style_of(at["STYLEREFS"], style_);
    line_->size = style.size;
    line_->bold = style.bold;
    return true;
  }

  bool add_string(const XmlAttributes& at) {
    if (line_ == nullptr) return true;
    if (!take_one()) return false;
    ScanWord& word = line_->words.emplace_back();
    word.text = at["CONTENT"];
    word.box = alto_box(at);
    word.confidence = static_cast<float>(std::min(at.number("WC", -1), 1.0));
    const std::string_view kind = at["SUBS_TYPE"];
    const std::string_view whole = at["SUBS_CONTENT"];
    if (kind == "HypPart1") {
      word.part = whole.empty() ? WordPart::begins : WordPart::whole;
      if (!whole.empty()) word.text = whole;
    } else if (kind == "HypPart2") {
      word.part = WordPart::rest;
    }
    if (line_->size == 0 && !at["STYLEREFS"].empty()) {
      const AltoStyle style = style_of(at["STYLEREFS"], style_);
      line_->size = style.size;
      line_->bold = style.bold;
    }
    return true;
  }

  bool add_hyphen(const XmlAttributes&) {
    if (line_ == nullptr || line_->words.empty()) return true;
    ScanWord& word = line_->words.back();
    if (word.part == WordPart::all) word.part = WordPart::begins;
    return true;
  }

  void add_style(const XmlAttributes& at) {
    if (styles_.size() >= kMostNames) return;
    AltoStyle& style = styles_[std::string(at["ID"])];
    style.size = static_cast<float>(at.number("FONTSIZE"));
    style.bold = at["FONTSTYLE"].find("bold") != std::string_view::npos;
  }

  // Of the last reference that is a style of text.
  [[nodiscard]] AltoStyle style_of(std::string_view references, AltoStyle style) const {
    for (const std::string& id : split_list(references, " ")) {
      const auto found = styles_.find(id);
      if (found != styles_.end()) style = found->second;
    }
    return style;
  }

  [[nodiscard]] BlockRole role_of(std::string_view references) const {
    for (const std::string& id : split_list(references, " ")) {
      const auto found = roles_.find(id);
      if (found != roles_.end() && found->second != BlockRole::body) return found->second;
    }
    return BlockRole::body;
  }

  std::size_t left_;
  std::vector<ScanPage> pages_;
  std::vector<std::string> groups_;
  ScanBlock* block_ = nullptr;
  ScanLine* line_ = nullptr;
  AltoStyle style_;
  std::map<std::string, AltoStyle> styles_;
  std::map<std::string, BlockRole> roles_;
  std::string picture_;
  bool file_name_ = false;
  bool in_margin_ = false;
};

}  // namespace

std::vector<ScanPage> read_alto(std::string_view text, std::string& problem, std::size_t words) {
  AltoHandler handler(words);
  problem = read_xml_events(text, handler);
  if (handler.is_full()) problem = "it has more words than are read of one file";
  return handler.take();
}

}  // namespace nachlese::readers
