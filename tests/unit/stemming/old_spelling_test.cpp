#include "stemming/old_spelling.hpp"

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

namespace {

std::string modern(std::string_view surface) {
  text::ModernForm form;
  return text::modernize(surface, form) ? form.text : std::string(surface);
}

Analysis analyze_old(std::string_view text, Purpose purpose = Purpose::document) {
  static Analyzer old({true, ""});
  Analysis analysis;
  old.analyze(text, purpose, analysis);
  return analysis;
}

std::string old_stems(std::string_view text, Purpose purpose = Purpose::document) {
  std::string out;
  for (const auto& t : analyze_old(text, purpose).tokens) {
    if (!t.word->function_word) out.append(out.empty() ? "" : " ").append(t.word->stem.text);
  }
  return out;
}

}  // namespace

TEST_CASE("spelling before 1901 becomes today's") {
  for (const auto& [old, now] : std::vector<std::pair<std::string, std::string>>{
           {"thür", "tür"},
           {"rath", "rat"},
           {"theil", "teil"},
           {"thun", "tun"},
           {"nothwendig", "notwendig"},
           {"seyn", "sein"},
           {"polizey", "polizei"},
           {"freyheit", "freiheit"},
           {"zeugniss", "zeugnis"},
           {"centrum", "zentrum"},
           {"concert", "konzert"},
           {"commission", "kommission"},
           {"accent", "akzent"},
           {"accord", "akkord"},
           {"civil", "zivil"},
           {"director", "direktor"},
           {"regiren", "regieren"},
           {"regirung", "regierung"},
           {"brod", "brot"},
           {"todt", "tot"},
           {"waare", "ware"},
           {"gieng", "ging"},
           {"giebt", "gibt"},
           {"sylbe", "silbe"},
           {"elephant", "elefant"},
           {"hülfe", "hilfe"},
           {"litteratur", "literatur"},
           {"rathhaus", "rathaus"},
           {"eisenbahncommission", "eisenbahnkommission"},
           {"eydgenossen", "eidgenossen"}}) {
    INFO(old);
    CHECK(modern(old) == now);
  }
}

TEST_CASE("what is right today stays") {
  for (const auto* word :
       {"theater",     "thema", "stadt",       "see",    "meer",   "boot",   "haar",
        "staat",       "china", "computer",    "physik", "system", "mutter", "gasthaus",
        "nachthimmel", "spiel", "ministerium", "roth",   "luther", "rad",    "tod"}) {
    INFO(word);
    CHECK(modern(word) == word);
  }
}

TEST_CASE("old and new spelling meet in the stem, each keeps its surface form") {
  CHECK(old_stems("Der Rath der Stadt ließ die Thüren des Centrums schließen.") ==
        old_stems("Der Rat der Stadt ließ die Türen des Zentrums schließen."));
  CHECK(old_stems("Es gieng ein Theil der Waaren verloren, und die Regirung commandirte Hülfe.") ==
        old_stems("Es ging ein Teil der Waren verloren, und die Regierung kommandierte Hilfe."));
  CHECK(old_stems("Das Zeugniß der Policey war nothwendig, um frey zu seyn.") ==
        old_stems("Das Zeugnis der Polizei war notwendig, um frei zu sein."));
  CHECK(old_stems("rathsversammlung", Purpose::query) == old_stems("Ratsversammlung"));
  CHECK(analyze_old("Thür").tokens[0].word->surface.text == "thür");
}

TEST_CASE("parts of a word in old spelling lie where they are written") {
  const auto word = *analyze_old("Die Eisenbahnthüren").tokens[1].word;
  REQUIRE(word.parts.size() >= 2);
  CHECK(word.parts.back().end == word.surface.text.size());
  CHECK(word.surface.text.substr(word.parts.back().begin) == "thüren");
  CHECK(word.parts.front().begin == 0);
}

TEST_CASE("without the option nothing is modernised") {
  CHECK(stem("Thür") != stem("Tür"));
  CHECK(analyzer_fingerprint({true, ""}) != analyzer_fingerprint());
}
