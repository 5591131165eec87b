#include "core/cli/translate.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using cli::translated;

TEST_CASE("errors are told in German with the names they have") {
  const auto german = [](const char* text) { return translated(text, Language::german); };
  CHECK(german("nachlese has no verb \"serch\".") == "nachlese kennt „serch“ nicht.");
  CHECK(german("--from neulich is not a date.") == "--from neulich ist kein Datum.");
  CHECK(german("There is no archive in /srv/a {} b.") == "In /srv/a {} b ist kein Archiv.");
  CHECK(german("--format must be text or json, not \"x\".") ==
        "--format muss text or json sein, nicht „x“.");
  CHECK(
      german(
          "To search for it, write `nachlese search Putin`; `nachlese --help` lists the verbs.") ==
      "Um danach zu suchen, schreiben Sie `nachlese search Putin`; `nachlese --help` zeigt, was es "
      "sonst gibt.");
}

TEST_CASE("what has no translation stays English, and English stays as it is") {
  CHECK(translated("A new failure.", Language::german) == "A new failure.");
  CHECK(translated("", Language::german).empty());
  CHECK(translated("A verb is missing.", Language::english) == "A verb is missing.");
}
