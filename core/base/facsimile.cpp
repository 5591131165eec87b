#include "core/base/facsimile.hpp"

#include <algorithm>

#include "core/base/varint.hpp"

namespace nachlese {
namespace {

constexpr std::string_view kPrintedSpace = " \t\r\n\f\v";
// Coordinates of damaged bytes go no further; a page is as high as it is wide, or a few times that.
constexpr std::int64_t kFarthest = std::int64_t{1} << 20;

bool take_signed(std::string_view& bytes, std::int64_t& number) {
  // Nothing that is packed is further away; sums of damaged numbers must not overflow.
  constexpr std::int64_t kLargest = std::int64_t{1} << 41U;
  const auto taken = take_signed_varint(bytes);
  if (!taken || *taken > kLargest || *taken < -kLargest) return false;
  number = *taken;
  return true;
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
    append_signed_varint(out, words * 2 + (pages == 0 ? 0 : 1));
    if (pages != 0) append_signed_varint(out, pages);
    for (const auto member : {&WordBox::x, &WordBox::y, &WordBox::width, &WordBox::height})
      append_signed_varint(out, std::int64_t{box.*member} - likely.*member);
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
