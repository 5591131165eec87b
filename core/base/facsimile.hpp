// The printed pages that an article was read from, and where its words stand on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

struct FacsimilePage {
  std::string label;  // as printed, else counted: "3"
  // "SOURCE/path below its folder" (SOURCE is empty for sources without a name) or a web address;
  // empty if no picture is at hand.
  std::string picture;
  std::uint32_t height = 0;  // in units of WordBox

  friend bool operator==(const FacsimilePage&, const FacsimilePage&) = default;
};

// A page is so many units wide, whatever its size.
inline constexpr std::uint32_t kPageUnits = 4096;

// Where a word stands. A word that goes on in the next line has two boxes.
struct WordBox {
  std::uint32_t word = 0;  // index among the words of the article, see next_printed_word()
  std::uint32_t page = 0;  // index into the pages
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  std::uint32_t width = 0;
  std::uint32_t height = 0;

  friend bool operator==(const WordBox&, const WordBox&) = default;
};

struct Facsimile {
  std::vector<FacsimilePage> pages;
  std::string boxes;  // packed, some six bytes a word

  [[nodiscard]] bool empty() const { return pages.empty(); }
  friend bool operator==(const Facsimile&, const Facsimile&) = default;
};

// `boxes` ascend by word.
[[nodiscard]] std::string pack_boxes(const std::vector<WordBox>& boxes);
// Nothing if the bytes are damaged or name a page beyond `pages`.
[[nodiscard]] std::optional<std::vector<WordBox>> unpack_boxes(std::string_view packed,
                                                               std::size_t pages);

// Words are what stands between white space. Returns the next one behind byte `at` of `text`, empty
// at its end, and moves `at` behind it. The words of an article are counted through kTextFields.
[[nodiscard]] std::string_view next_printed_word(std::string_view text, std::size_t& at);

}  // namespace nachlese
