#include "web/http/pictures.hpp"

#include <string>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::web;
using namespace nachlese::test;

TEST_CASE("a picture is known by its first bytes, however few there are") {
  const TempFolder folder;
  PictureAccess access;
  REQUIRE(add_pictures(access, "blatt=" + folder.path().string()));
  const std::string whole = "RIFF\1\1\1\1WEBPVP8 ";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    folder.write("a.webp", whole.substr(0, size));
    const auto picture = open_picture(access, "blatt/a.webp");
    CAPTURE(size);
    CHECK((picture != nullptr) == (size >= 12));
  }
  for (const char* other : {"RIFFxxxxWAVEfmt ", "BMxxxxxxxxxxxxxx", "\x89PNG"}) {
    folder.write("a.webp", other);
    CHECK(open_picture(access, "blatt/a.webp") == nullptr);
  }
}
