#include "core/base/base64.hpp"
#include "tests/catch.hpp"

using namespace nachlese;

TEST_CASE("base64 is written as RFC 4648 has it, and read back") {
  CHECK(to_base64("").empty());
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foobar") == "Zm9vYmFy");
  CHECK(to_base64("\xff\xfe\xfd\xfc") == "//79/A==");
  std::string all;
  for (int i = 0; i < 256; ++i) {
    all += static_cast<char>(i);
    CHECK(from_base64(to_base64(all)) == all);
  }
}
