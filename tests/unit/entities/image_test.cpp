#include "entities/image.hpp"

#include "core/base/error.hpp"
#include "entities/image_builder.hpp"
#include "tests/catch.hpp"

using namespace nachlese;

namespace {

std::string small_image() {
  ImageBuilder builder;
  add_list(builder, "countries.tsv",
           "# Staaten\nRussland\tRussische Föderation\tRusse|Russin\trussisch\nFrankreich\t-\tFranzose\tfranzösisch\n");
  add_list(builder, "organisations.tsv", "Weißes Haus\tWhite House\nRotes Kreuz\n");
  add_list(builder, "persons.tsv", "Wolodymyr Selenskyj\t\tPräsident\tdominant\nHelmut Schmidt\t\t\t\nHarald Schmidt\t\t\t\n");
  add_list(builder, "first_names.txt", "Uwe\nRosa\tweak\n");
  return builder.finish();
}

std::string_view first_reading(const NameImage& image, std::string_view alias) {
  const auto readings = image.readings(image.find(add_words(kNoWords, alias)));
  return readings.empty() ? std::string_view{} : image.name(readings.front());
}

}  // namespace

TEST_CASE("an image answers for names, aliases and words") {
  const std::string bytes = small_image();
  const NameImage image(bytes);
  CHECK(first_reading(image, "Russland") == "Russland");
  CHECK(first_reading(image, "Russische Föderation") == "Russland");
  CHECK(first_reading(image, "Russischen Föderation") == "Russland");
  CHECK(first_reading(image, "Weißen Haus") == "Weißes Haus");
  CHECK(first_reading(image, "Selenskyj") == "Wolodymyr Selenskyj");
  CHECK(first_reading(image, "Schmidt").empty());
  CHECK(first_reading(image, "-").empty());
  CHECK((image.flags(add_word(kNoWords, "Franzosen")) & kDerived) != 0);
  CHECK((image.flags(add_word(kNoWords, "französischen")) & kDerived) != 0);
  CHECK((image.flags(add_word(kNoWords, "Rosa")) & kWeakFirstName) != 0);
  CHECK((image.flags(add_word(kNoWords, "Russische")) & kPrefix) != 0);
  CHECK(image.flags(add_word(kNoWords, "Tisch")) == 0);
}

TEST_CASE("the same lists give the same bytes") { CHECK(small_image() == small_image()); }

TEST_CASE("a damaged image is refused") {
  const std::string bytes = small_image();
  CHECK_NOTHROW(NameImage(bytes));
  CHECK_THROWS_AS(NameImage(""), Error);
  CHECK_THROWS_AS(NameImage("NLNAMES1"), Error);
  CHECK_THROWS_AS(NameImage(std::string_view(bytes).substr(0, bytes.size() - 1)), Error);
  std::string flipped = bytes;
  flipped[flipped.size() / 2] ^= 1;
  CHECK_THROWS_AS(NameImage(flipped), Error);
  std::string other_version = bytes;
  other_version[7] = '0';
  CHECK_THROWS_AS(NameImage(other_version), Error);
}

TEST_CASE("a list with a bad line is refused") {
  ImageBuilder builder;
  CHECK_THROWS_AS(add_list(builder, "org_words.txt", "GmbH\tsuffix\nVerein\n"), Error);
  CHECK_THROWS_AS(add_list(builder, "rivers.tsv", ""), Error);
}
