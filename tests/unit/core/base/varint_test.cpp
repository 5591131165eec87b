#include "core/base/varint.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace nachlese;

namespace {

std::string packed(std::uint64_t number) {
  std::string out;
  append_varint(out, number);
  return out;
}

}  // namespace

TEST_CASE("numbers take as many bytes as they need and come back") {
  for (const auto& [number, size] : std::initializer_list<std::pair<std::uint64_t, std::size_t>>{
           {0, 1},
           {127, 1},
           {128, 2},
           {16'383, 2},
           {16'384, 3},
           {std::numeric_limits<std::uint32_t>::max(), 5},
           {std::uint64_t{1} << 63U, 10},
           {std::numeric_limits<std::uint64_t>::max(), 10}}) {
    CAPTURE(number);
    const std::string bytes = packed(number) + "x";
    CHECK(bytes.size() == size + 1);
    std::string_view rest = bytes;
    CHECK(take_varint(rest) == number);
    CHECK(rest == "x");
  }
  CHECK(packed(300) == "\xAC\x02");
}

TEST_CASE("numbers below zero come back") {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1},
                                    std::int64_t{-64}, std::int64_t{64}, kLeast, kMost}) {
    std::string bytes;
    append_signed_varint(bytes, number);
    CHECK(bytes.size() == (number == 0 || number == -1 || number == 1 || number == -64 ? 1
                           : number == 64                                              ? 2
                                                                                       : 10));
    std::string_view rest = bytes;
    CHECK(take_signed_varint(rest) == number);
    CHECK(rest.empty());
  }
}

TEST_CASE("a number without an end, or of too many bits, is none") {
  for (const std::string& bytes : {std::string(), std::string("\x80"), std::string(20, '\xFF'),
                                   std::string(10, '\xFF'), std::string(9, '\xFF') + "\x02"}) {
    std::string_view rest = bytes;
    CHECK_FALSE(take_varint(rest));
  }
}
