#include "core/base/facsimile.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

namespace {

// Lines of ten words, as on a page.
std::vector<WordBox> printed_words(std::uint32_t count) {
  std::vector<WordBox> out;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t line = i / 10;
    out.push_back({i, 0, 300 + (i % 10) * 95, 400 + line * 45, 60 + i % 7 * 5, 38 + i % 3});
  }
  return out;
}

}  // namespace

TEST_CASE("boxes survive packing") {
  const std::vector<WordBox> boxes = {
      {0, 0, 12, 30, 100, 20},     {1, 0, 120, 30, 80, 20}, {1, 0, 12, 60, 40, 20},
      {5, 1, 4000, 9000, 96, 200}, {6, 0, 0, 0, 0, 0},
  };
  CHECK(unpack_boxes(pack_boxes(boxes), 2) == boxes);
  CHECK(unpack_boxes("", 0) == std::vector<WordBox>());
}

TEST_CASE("a box takes some six bytes") {
  const auto boxes = printed_words(1000);
  const std::string packed = pack_boxes(boxes);
  CHECK(unpack_boxes(packed, 1) == boxes);
  CHECK(packed.size() < 7000);
}

TEST_CASE("damaged boxes are none") {
  const std::string packed = pack_boxes(printed_words(20));
  CHECK_FALSE(unpack_boxes(packed, 0));
  CHECK_FALSE(unpack_boxes(std::string_view(packed).substr(0, packed.size() - 1), 1));
  CHECK_FALSE(unpack_boxes("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 1));
  CHECK_FALSE(unpack_boxes(pack_boxes({{0, 3, 1, 1, 1, 1}}), 3));
}

TEST_CASE("words are what stands between white space") {
  const std::string text = "  Ein „Wort“,\n\nund\tnoch\u00A0eins ";
  std::vector<std::string> words;
  for (std::size_t at = 0;;) {
    const auto word = next_printed_word(text, at);
    if (word.empty()) break;
    words.emplace_back(word);
  }
  CHECK(words == std::vector<std::string>{"Ein", "„Wort“,", "und", "noch\u00A0eins"});
}
