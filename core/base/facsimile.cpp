#include "core/base/facsimile.hpp"

#include <algorithm>

namespace nachlese {
namespace {

constexpr std::string_view kPrintedSpace = " \t\r\n\f\v";
// Coordinates of damaged bytes go no further; a page is as high as it is wide, or a few times that.
constexpr std::int64_t kFarthest = std::int64_t{1} << 20;

void put_signed(std::string& out, std::int64_t number) {
  auto bits = static_cast<std::uint64_t>(number < 0 ? -number * 2 - 1 : number * 2);
  for (; bits >= 0x80; bits >>= 7U) out.push_back(static_cast<char>((bits & 0x7FU) | 0x80U));
  out.push_back(static_cast<char>(bits));
}

bool take_signed(std::string_view& bytes, std::int64_t& number) {
  std::uint64_t bits = 0;
  for (unsigned shift = 0; shift < 42; shift += 7) {
    if (bytes.empty()) return false;
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    bits |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte >= 0x80) continue;
    number = (bits & 1U) != 0 ? -static_cast<std::int64_t>(bits / 2) - 1
                              : static_cast<std::int64_t>(bits / 2);
    return true;
  }
  return false;
}

// The next word of the same line.
WordBox likely_after(const WordBox& last) {
  return {last.word + 1, last.page, last.x + last.width, last.y, last.width, last.height};
}

}  // namespace

std::string pack_boxes(const std::vector<WordBox>& boxes) {
  std::string out;
  WordBox likely;
  for (const WordBox& box : boxes) {
    // Most words differ from the last in place only: one byte says that of word and page.
    const std::int64_t words = std::int64_t{box.word} - likely.word;
    const std::int64_t pages = std::int64_t{box.page} - likely.page;
    put_signed(out, words * 2 + (pages == 0 ? 0 : 1));
    if (pages != 0) put_signed(out, pages);
    for (const auto member : {&WordBox::x, &WordBox::y, &WordBox::width, &WordBox::height})
      put_signed(out, std::int64_t{box.*member} - likely.*member);
    likely = likely_after(box);
  }
  return out;
}

std::optional<std::vector<WordBox>> unpack_boxes(std::string_view packed, std::size_t pages) {
  std::vector<WordBox> out;
  WordBox likely;
  while (!packed.empty()) {
    std::int64_t words = 0;
    std::int64_t page = 0;
    if (!take_signed(packed, words)) return std::nullopt;
    if ((words & 1) != 0 && !take_signed(packed, page)) return std::nullopt;
    WordBox box = likely;
    const auto move = [](std::uint32_t& value, std::int64_t by, std::int64_t limit) {
      const std::int64_t moved = std::int64_t{value} + by;
      if (moved < 0 || moved >= limit) return false;
      value = static_cast<std::uint32_t>(moved);
      return true;
    };
    if (!move(box.word, (words - (words & 1)) / 2, std::int64_t{1} << 31) ||
        !move(box.page, page, static_cast<std::int64_t>(pages)))
      return std::nullopt;
    for (const auto member : {&WordBox::x, &WordBox::y, &WordBox::width, &WordBox::height}) {
      std::int64_t by = 0;
      if (!take_signed(packed, by) || !move(box.*member, by, kFarthest)) return std::nullopt;
    }
    if (!out.empty() && box.word < out.back().word) return std::nullopt;
    out.push_back(box);
    likely = likely_after(box);
  }
  return out;
}

std::string_view next_printed_word(std::string_view text, std::size_t& at) {
  const std::size_t begin = std::min(text.find_first_not_of(kPrintedSpace, at), text.size());
  at = std::min(text.find_first_of(kPrintedSpace, begin), text.size());
  return text.substr(begin, at - begin);
}

}  // namespace nachlese
