#include <string>

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

namespace {

std::string variant(std::string_view word) {
  const auto* found = analyzer().word(word);
  return found == nullptr ? "(not one word)" : std::string(found->variant.text);
}

}  // namespace

TEST_CASE("spellings of a name share their variant, in every form") {
  for (const auto* name :
       {"Selenskyj", "Selenskij", "Selenski", "Zelensky", "Zelenskyy", "Selenskyjs"}) {
    INFO(name);
    CHECK(variant(name) == variant("Selenskyj"));
  }
  CHECK(variant("Uschakow") == variant("Ushakov"));
  CHECK(variant("Lawrows") == variant("Lavrov"));
  CHECK(variant("Nawalny") == variant("Navalny"));
  CHECK(stem("Erdoğan") == stem("Erdogan"));
  CHECK(stem("Milošević") == stem("Milosevic"));
  CHECK(stem("Kaczyński") == stem("Kaczynski"));
  CHECK(variant("Kaida") == variant("Qaida"));
  CHECK_FALSE(variant("Selenskyj").empty());
}

TEST_CASE("ordinary words have no variant") {
  for (const auto* word : {"Regierung", "Haus",      "gehen",      "Regierungskrise",
                           "und",       "Präsident", "Krieg",      "Minister",
                           "Wahl",      "Rohstoff",  "Sauerstoff", "Treff",
                           "Betreff",   "Merz",      "MERS",       "Bush",
                           "Busch",     "Saar",      "Dennis",     "Anne",
                           "Keynes"}) {
    INFO(word);
    CHECK(variant(word).empty());
  }
}

TEST_CASE("a name typed in lower case has it in one of its readings") {
  const auto token = analyze("zelenskyy", Purpose::query).tokens[0];
  CHECK((token.word->variant.text == variant("Selenskyj") ||
         (token.other != nullptr && token.other->variant.text == variant("Selenskyj"))));
}
