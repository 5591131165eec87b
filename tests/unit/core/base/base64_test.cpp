#include "core/base/base64.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

TEST_CASE("Base64 of every length is read") {
  CHECK(from_base64("") == "");
  CHECK(from_base64("Zg==") == "f");
  CHECK(from_base64("Zm8=") == "fo");
  CHECK(from_base64("Zm9v") == "foo");
  CHECK(from_base64("Zm9vYmFy") == "foobar");
  CHECK(from_base64("/+8=") == "\xff\xef");
}

TEST_CASE("Base64 may be wrapped and lack its padding") {
  CHECK(from_base64("Zm9v\r\n YmFy\n") == "foobar");
  CHECK(from_base64("Zg") == "f");
}

TEST_CASE("other characters than those of Base64 are refused") {
  CHECK_FALSE(from_base64("Zm9v!"));
  CHECK_FALSE(from_base64("Zm9v-_"));
  CHECK_FALSE(from_base64("Zm\xc3\xa4"));
}
