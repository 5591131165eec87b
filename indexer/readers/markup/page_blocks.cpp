#include "indexer/readers/markup/page_blocks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/html_weights.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kFewLetters = 12;
constexpr std::size_t kMostLetters = 2000;  // of a block; more say nothing new
constexpr std::string_view kUnshown[] = {"script", "style", "noscript", "template"};

bool is_counted(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void add_letters(std::string_view text, std::string& letters) {
  for (const char c : text) {
    if (is_counted(c) && letters.size() < kMostLetters)
      letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
}

std::uint64_t key_of_letters(const std::string& letters) {
  return letters.size() < kFewLetters ? 0 : hash64(letters);
}

class BlockScanner {
 public:
  explicit BlockScanner(std::string_view html) : html_(html) {}

  PageBlocks scan() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        const std::size_t end = std::min(html_.find_first_of("<&", at_), html_.size());
        add_letters(html_.substr(at_, end - at_), letters_);
        at_ = end;
      }
    }
    close();
    std::sort(out_.blocks.begin(), out_.blocks.end());
    out_.blocks.erase(std::unique(out_.blocks.begin(), out_.blocks.end()), out_.blocks.end());
    return std::move(out_);
  }

 private:
  void entity() {
    constexpr std::size_t kLongestEntity = 10;
    const std::size_t end = html_.substr(at_, kLongestEntity).find(';');
    at_ += end == std::string_view::npos ? 1 : end + 1;
  }

  void tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      at_ = std::min(html_.find("-->", at_), html_.size());
      return;
    }
    std::size_t name = at_ + 1;
    const bool end = name < html_.size() && html_[name] == '/';
    if (end) ++name;
    std::size_t behind = name;
    while (behind < html_.size() && is_counted(html_[behind])) ++behind;
    const std::string lower = to_lower_ascii(html_.substr(name, behind - name));
    at_ = std::min(html_.find('>', behind), html_.size() - 1) + 1;
    if (lower.empty() || is_inline_name(lower)) return;
    if (end && lower == "title" && out_.title == 0) out_.title = hash64(letters_);
    close();
    if (!end && is_one_of(lower, kUnshown)) skip_to_end(lower);
  }

  void skip_to_end(const std::string& name) {
    for (at_ = html_.find("</", at_); at_ != std::string_view::npos;
         at_ = html_.find("</", at_ + 2)) {
      if (to_lower_ascii(html_.substr(at_ + 2, name.size())) == name) return;
    }
    at_ = html_.size();
  }

  void close() {
    constexpr std::size_t kMostBlocks = 5000;
    if (const std::uint64_t key = key_of_letters(letters_);
        key != 0 && out_.blocks.size() < kMostBlocks)
      out_.blocks.push_back(key);
    letters_.clear();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string letters_;
  PageBlocks out_;
};

// What descriptions say, to know it again.
std::vector<std::uint64_t> descriptions_of(const Element& page) {
  std::vector<std::uint64_t> out;
  each_element(page, [&](const Element& e) {
    if (e.name != "meta") return;
    std::string letters;
    add_letters(attribute(e, "content"), letters);
    if (const std::uint64_t key = key_of_letters(letters); key != 0) out.push_back(key);
  });
  return out;
}

class BlockRemover {
 public:
  BlockRemover(const std::vector<std::uint64_t>& recurring, std::vector<std::uint64_t> kept)
      : recurring_(recurring), kept_(std::move(kept)) {}

  Element remove(const Element& element) {
    Element out{element.name, element.text, element.attributes, {}};
    const auto& children = element.children;
    const bool unshown = is_one_of(element.name, kUnshown);
    for (std::size_t i = 0; i < children.size();) {
      std::size_t end = i;
      std::string letters;
      while (end < children.size() && is_line(children[end]))
        add_letters(raw_text(children[end++]), letters);
      if (end == i) {
        out.children.push_back(remove(children[i++]));
        continue;
      }
      const bool goes = !unshown && goes_out(letters, element);
      for (; i < end; ++i) {
        if (!goes) out.children.push_back(children[i]);
      }
    }
    return out;
  }

 private:
  // Text, or inline elements with nothing else in them.
  static bool is_line(const Element& element) {
    if (element.name.empty()) return true;
    return is_inline(element) && std::all_of(element.children.begin(), element.children.end(),
                                             [](const Element& e) { return is_line(e); });
  }

  bool goes_out(const std::string& letters, const Element& around) {
    if (around.name == "h1" || around.name == "title") {
      after_title_ = around.name == "h1";
      return false;
    }
    const std::uint64_t key = key_of_letters(letters);
    if (key == 0) return false;
    const bool lead = std::exchange(after_title_, false);
    if (lead || std::find(kept_.begin(), kept_.end(), key) != kept_.end()) return false;
    return std::binary_search(recurring_.begin(), recurring_.end(), key);
  }

  const std::vector<std::uint64_t>& recurring_;
  std::vector<std::uint64_t> kept_;
  bool after_title_ = false;
};

}  // namespace

PageBlocks blocks_of_html(std::string_view html) { return BlockScanner(html).scan(); }

Element without_blocks(const Element& page, const std::vector<std::uint64_t>& recurring) {
  return BlockRemover(recurring, descriptions_of(page)).remove(page);
}

}  // namespace nachlese::readers
