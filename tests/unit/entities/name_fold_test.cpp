#include "entities/name_fold.hpp"

#include "tests/catch.hpp"

using nachlese::name_fold;

TEST_CASE("spellings of one name share a key") {
  for (const char* spelling : {"Selenskij", "Selenski", "Zelensky", "Zelenskyy", "Zelenskiy", "Selensky", "SELENSKYJ"}) {
    CHECK(name_fold(spelling) == name_fold("Selenskyj"));
  }
  CHECK(name_fold("Vladimir Putin") == name_fold("Wladimir Putin"));
  CHECK(name_fold("Ushakov") == name_fold("Uschakow"));
  CHECK(name_fold("Lavrov") == name_fold("Lawrow"));
  CHECK(name_fold("Erdogan") == name_fold("Erdoğan"));
}

TEST_CASE("other names have other keys") {
  CHECK(name_fold("Merkel") != name_fold("Merz"));
  CHECK(name_fold("Putin") != name_fold("Puhdys"));
  CHECK(name_fold("Schröder") != name_fold("Schneider"));
}
