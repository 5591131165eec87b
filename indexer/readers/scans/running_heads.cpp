#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/scans/layout.hpp"

namespace nachlese::readers {
namespace {

constexpr float kMargin = 0.12F;         // of the height, at the top and at the bottom
constexpr float kLargest = 1.18F;        // times the size of the text
constexpr std::size_t kNear = 4;         // pages around one, since left and right ones differ
constexpr std::size_t kLongestHead = 3;  // lines
constexpr std::size_t kOutermost = 4;    // blocks at either end of a page that may be heads

std::string head_text(const ScanBlock& block) {
  std::string text;
  for (const ScanLine& line : block.lines) {
    for (const ScanWord& word : line.words) text += (text.empty() ? "" : " ") + word.text;
  }
  return text;
}

// Numbers change from page to page.
std::string without_numbers(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && !out.ends_with('#')) out += '#';
  }
  return out;
}

// "7", "- 7 -", "Seite 7", "7 | 12", "S. 7 von 12".
std::optional<std::string> printed_number(const std::string& text) {
  constexpr std::string_view kAround[] = {"seite", "s.", "page", "-",  "–", "—",
                                          "|",     "/",  "von",  "of", "•", "·"};
  std::string number;
  for (const std::string& word : split_list(text, " ")) {
    const bool digits =
        word.size() <= 4 && word.find_first_not_of("0123456789") == std::string::npos;
    if (digits && number.empty()) number = word;
    if (!digits && !is_one_of(to_lower_ascii(word), kAround)) return std::nullopt;
  }
  return number.empty() ? std::nullopt : std::optional(number);
}

// "Kapitel 1" above every chapter is large, and no running head.
bool in_margin(const ScanBlock& block, const ScanPage& page, float body) {
  return page.height > 0 && block.lines.front().size < kLargest * body &&
         block.lines.size() <= kLongestHead &&
         (block.box.bottom() < kMargin * page.height || block.box.y > (1 - kMargin) * page.height);
}

// What nothing stands above, or nothing below.
bool is_outermost(const ScanPage& page, const ScanBlock& block) {
  std::size_t above = 0;
  std::size_t below = 0;
  for (const ScanBlock& other : page.blocks) {
    above += other.box.bottom() <= block.box.y + 1 ? 1 : 0;
    below += other.box.y >= block.box.bottom() - 1 ? 1 : 0;
  }
  return above < kOutermost || below < kOutermost;
}

struct Head {
  std::size_t page = 0;
  std::size_t block = 0;
  std::string text;  // without numbers
  float y = 0;       // in parts of the height
};

std::vector<Head> possible_heads(const std::vector<ScanPage>& pages) {
  std::vector<Head> out;
  const float body = body_size(pages);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t b = 0; b < pages[p].blocks.size(); ++b) {
      const ScanBlock& block = pages[p].blocks[b];
      if (in_margin(block, pages[p], body) && is_outermost(pages[p], block))
        out.push_back({p, b, without_numbers(head_text(block)), block.box.y / pages[p].height});
    }
  }
  return out;
}

}  // namespace

void mark_running(std::vector<ScanPage>& pages) {
  const std::vector<Head> heads = possible_heads(pages);
  std::map<std::string, std::vector<const Head*>> same;
  for (const Head& head : heads) same[head.text].push_back(&head);
  for (const Head& head : heads) {
    ScanBlock& block = pages[head.page].blocks[head.block];
    const auto number = printed_number(head_text(block));
    const auto& others = same[head.text];
    // They are in the order of the pages.
    const auto from =
        std::lower_bound(others.begin(), others.end(), head.page < kNear ? 0 : head.page - kNear,
                         [](const Head* a, std::size_t page) { return a->page < page; });
    bool again = false;
    for (auto it = from; it != others.end() && (*it)->page <= head.page + kNear; ++it)
      again = again || ((*it)->page != head.page && std::abs((*it)->y - head.y) < 0.02F);
    if (!again && !number) continue;
    block.role = BlockRole::running;
    if (number) pages[head.page].label = *number;
  }
}

float body_size(const std::vector<ScanPage>& pages) {
  std::map<int, std::size_t> letters;  // by tenths of a point
  for (const ScanPage& page : pages) {
    for (const ScanBlock& block : page.blocks) {
      for (const ScanLine& line : block.lines) {
        for (const ScanWord& word : line.words)
          letters[static_cast<int>(std::lround(line.size * 2)) * 5] += count_code_points(word.text);
      }
    }
  }
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<float>(most->first) / 10;
}

}  // namespace nachlese::readers
