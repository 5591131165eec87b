#include "entities/lexicon_blob.hpp"

#include "core/base/error.hpp"
#include "entities/lexicon_blob_builder.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::ner;

namespace {

std::string small_image() {
  ImageBuilder builder;
  add_list(builder, "countries.tsv",
           "# Staaten\nRussland\tRussische "
           "Föderation\tRusse|Russin\trussisch\nFrankreich\t-\tFranzose\tfranzösisch\n");
  add_list(builder, "organisations.tsv", "Weißes Haus\tWhite House\nRotes Kreuz\n");
  add_list(
      builder, "persons.tsv",
      "Wolodymyr Selenskyj\t\tPräsident\tdominant\nHelmut Schmidt\t\t\t\nHarald Schmidt\t\t\t\n");
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

TEST_CASE("a user's list goes before what an image has") {
  const std::string shipped = small_image();
  const NameImage before(shipped);
  ImageBuilder unchanged(before);
  CHECK(unchanged.finish() == shipped);

  ImageBuilder builder(before);
  add_user_list(
      builder,
      "# ours\r\nperson\tHarald Schmidt\tDirty Harry\tdominant\norganisation\tRussland "
      "AG\tRussland | Rossija\n"
      "ort\tWeisses Haus in Kassel\tWhite House\nperson\tVolodymyr Zelensky\tWolodymyr Selenskyj\n"
      "org\tRu\u0308diger-Werk\nperson\tN’Golo Kanté\n",
      "ours.txt");
  const std::string bytes = builder.finish();
  const NameImage image(bytes);
  CHECK(first_reading(image, "Schmidt") == "Harald Schmidt");
  CHECK(first_reading(image, "Dirty Harry") == "Harald Schmidt");
  CHECK(first_reading(image, "Helmut Schmidt") == "Helmut Schmidt");
  CHECK(first_reading(image, "Rossija") == "Russland AG");
  CHECK(first_reading(image, "Russland") == "Russland AG");
  CHECK(first_reading(image, "Russische Föderation") == "Russland");
  CHECK(first_reading(image, "White House") == "Weisses Haus in Kassel");
  CHECK(first_reading(image, "Weißes Haus") == "Weißes Haus");
  CHECK(first_reading(image, "R\u00fcdiger-Werk") == "R\u00fcdiger-Werk");
  CHECK(first_reading(image, "N'Golo Kanté") == "N’Golo Kanté");
  // A new name for a known entity takes its other spellings along.
  CHECK(first_reading(image, "Wolodymyr Selenskyj") == "Volodymyr Zelensky");
  CHECK(first_reading(image, "Selenskyj") == "Volodymyr Zelensky");
}

TEST_CASE("a bad line of a user's list is named with its file") {
  const auto refusal = [](std::string_view content) {
    ImageBuilder builder;
    try {
      add_user_list(builder, content, "ours.txt");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK_FALSE(error.hint().empty());
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refusal("person\tUwe Beispiel\n\nfluss\tLeine\n").starts_with("ours.txt:3: \"fluss\""));
  CHECK(refusal("person").starts_with("ours.txt:1:"));
  CHECK(refusal("person\t...\n").starts_with("ours.txt:1:"));
  CHECK(refusal("person\tA\ta b c d e f g h i\n").starts_with("ours.txt:1:"));
  CHECK(refusal("person\tA B\t\tpresident\n").starts_with("ours.txt:1:"));
  CHECK(refusal("person\tA\tB\tdominant\tx\n").starts_with("ours.txt:1:"));
  CHECK(refusal("person\t\xff\n").starts_with("ours.txt:"));
  CHECK(refusal("person\tUwe Beispiel\n").empty());
}

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
