#include "stemming/fold.hpp"

#include "tests/catch.hpp"

using namespace nachlese::text;

using nachlese::text::fold_value;

TEST_CASE("values are folded for comparison") {
  CHECK(fold_value("  Süddeutsche\u00A0 Zeitung\n") == "süddeutsche zeitung");
  CHECK(fold_value("GROSSE STRAẞE Straße") == "grosse strasse strasse");
  CHECK(fold_value("D’Alema – O´Neill") == "d'alema - o'neill");
  CHECK(fold_value("Mu\u0308ller") == "müller");
  CHECK(fold_value("Dr. Ärger-Öl Übel 2") == "dr. ärger-öl übel 2");
  CHECK(fold_value(" Angela  Merkel ") == "angela merkel");
  CHECK(fold_value("U\u0308bel") == "übel");
  CHECK(fold_value("Erdoğan") == "erdoğan");
  CHECK(fold_value("") == "");
  CHECK(fold_value("\u00AD \u200B") == "");
}

TEST_CASE("folding is idempotent") {
  for (const auto* value : {"İstanbul", "ǅ", "ﬀ", "Å ℌ",
                            "a\xFF"
                            "b",
                            "½ Äpfel", "ᾳ", "\u1E9E\u0308"}) {
    CHECK(fold_value(fold_value(value)) == fold_value(value));
  }
}
