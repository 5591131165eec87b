#include "core/base/utf8.hpp"

#include <random>

#include "tests/catch.hpp"

using namespace nachlese;
constexpr auto npos = std::string_view::npos;

TEST_CASE("well-formed UTF-8 is recognised") {
  CHECK(first_invalid_utf8("") == npos);
  CHECK(first_invalid_utf8("Grüße, 世界 🙂") == npos);
  CHECK(first_invalid_utf8("ab\xFFz") == 2);
  CHECK(first_invalid_utf8("Gr\xFC\xDF"
                           "e") == 2);
  CHECK(first_invalid_utf8("\xC0\x80") == 0);          // overlong
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(first_invalid_utf8("a\xE2\x82") == 1);         // cut off
}

TEST_CASE("Windows-1252 becomes UTF-8") {
  CHECK(from_windows_1252("Gr\xFC\xDF\x65 \x84x\x93 \x80") == "Grüße „x“ €");
}

TEST_CASE("code points come back") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    auto code_point = static_cast<char32_t>(random() % 0x110000);
    if (code_point >= 0xD800 && code_point < 0xE000) code_point = 0x20AC;
    std::string text;
    append_utf8(text, code_point);
    REQUIRE(first_invalid_utf8(text) == npos);
    std::size_t at = 0;
    REQUIRE(next_code_point(text, at) == code_point);
    REQUIRE(at == text.size());
  }
}

TEST_CASE("decoding moves on over any bytes") {
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes(random() % 20, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    std::size_t at = 0;
    std::size_t last = 0;
    while (at < bytes.size()) {
      (void)next_code_point(bytes, at);
      REQUIRE(at > last);
      last = at;
    }
    REQUIRE(at == bytes.size());
  }
}

TEST_CASE("truncation never cuts a character") {
  CHECK(truncate_utf8("aß€🙂", 0).empty());
  CHECK(truncate_utf8("aß€🙂", 2) == "a");
  CHECK(truncate_utf8("aß€🙂", 3) == "aß");
  CHECK(truncate_utf8("aß€🙂", 9) == "aß€");
  CHECK(truncate_utf8("aß€🙂", 10) == "aß€🙂");
  CHECK(count_code_points("aß€🙂") == 4);
}

TEST_CASE("umlauts lose their dots, other letters stay") {
  CHECK(without_dots(U'ä') == U'a');
  CHECK(without_dots(U'ö') == U'o');
  CHECK(without_dots(U'ü') == U'u');
  for (const char32_t letter : {U'a', U'ß', U'é', U'Ä', U'7'})
    CHECK(without_dots(letter) == letter);
}
