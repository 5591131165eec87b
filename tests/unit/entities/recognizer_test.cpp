#include "entities/recognizer.hpp"

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;
using List = std::vector<std::string>;

namespace {

List roles_of(const Names& names, const std::string& name) {
  const auto found = std::ranges::find(names.entities, name, &Entity::name);
  return found == names.entities.end() ? List{"not found"} : found->roles;
}

}  // namespace

TEST_CASE("titles and roles are cut off and kept") {
  const Names names =
      names_in({"US-Präsident Donald Trump empfing gestern Dr. Angela Merkel und den Kreml-Berater "
                "Juri Uschakow."});
  CHECK(of_type(names, EntityType::person) ==
        List{"Angela Merkel", "Donald Trump", "Juri Uschakow"});
  CHECK(roles_of(names, "Donald Trump") == List{"US-Präsident"});
  CHECK(roles_of(names, "Angela Merkel") == List{"Dr."});
  CHECK(roles_of(names, "Juri Uschakow") == List{"Kreml-Berater"});
}

TEST_CASE("surnames mean the person named in full, before or after") {
  const Names names = names_in({"Brinkhoff tritt zurück",
                                "Der Bürgermeister Jens Brinkhoff hat sein Amt niedergelegt. "
                                "Brinkhoff nannte keine Gründe."});
  CHECK(of_type(names, EntityType::person) == List{"Jens Brinkhoff"});
  CHECK(names.mentions.size() == 3);
}

TEST_CASE("two bearers of a surname stay apart") {
  CHECK(persons_in("Petra Schäfer und Uwe Schäfer wurden in Kassel geehrt.") ==
        List{"Petra Schäfer", "Uwe Schäfer"});
}

TEST_CASE("a bare surname means its dominant bearer unless the text names another") {
  CHECK(persons_in("Putin sprach am Abend mit dem Minister.") == List{"Wladimir Putin"});
  CHECK(persons_in("Die Ärztin Carla Putin lebt in Bremen. Putin leitet dort eine Klinik.") ==
        List{"Carla Putin"});
}

TEST_CASE("initials stay within a name") {
  CHECK(
      persons_in("Am Abend sprach George W. Bush. Der Abgeordnete Matthias W. Birkwald schwieg.") ==
      List{"George W. Bush", "Matthias W. Birkwald"});
  CHECK(persons_in("Die Kinder brauchen Vitamin C. Danach sprach Angela Merkel.") ==
        List{"Angela Merkel"});
}

TEST_CASE("names in capitals are the same names") {
  CHECK(organisations_in("Der Antrag der Fraktion BÜNDNIS 90/DIE GRÜNEN wurde angenommen. Die "
                         "GRÜNEN freuten sich.") == List{"Grüne"});
  CHECK(organisations_in(
            "Die Fraktion DIE LINKE lehnte ab, und die Fraktion Die Linke stimmte zu.") ==
        List{"Linke"});
}

TEST_CASE("genitives of names") {
  CHECK(places_in("Er sprach über Russlands Haltung und Frankreichs Antwort.") ==
        List{"Frankreich", "Russland"});
  CHECK(persons_in("Der Sprecher erklärte Putins Absage. Trumps Anwalt schwieg.") ==
        List{"Donald Trump", "Wladimir Putin"});
  CHECK(places_in("Sie fuhren von Paris nach Brüssel.") == List{"Brüssel", "Paris"});
  CHECK(persons_in("Der Sänger Johannes Oerding trat auf. Oerdings Konzert war ausverkauft.") ==
        List{"Johannes Oerding"});
  CHECK(mentions_in("Er lobte Putins Rede.") == List{"Putin"});
}

TEST_CASE("spellings of one name are one person") {
  CHECK(persons_in("Präsident Wolodymyr Selenskyj reiste nach Kiew. Selenskij dankte. Zelensky "
                   "sprach auch.") == List{"Wolodymyr Selenskyj"});
}

TEST_CASE("abbreviations and long forms are one organisation or place") {
  CHECK(organisations_in("Die Europäische Union beriet in Brüssel. Die EU einigte sich.") ==
        List{"EU"});
  CHECK(places_in("Die Regierung der Vereinigten Staaten schwieg. Die USA warten ab.") ==
        List{"USA"});
}

TEST_CASE("names within compounds") {
  CHECK(persons_in("Ein Putin-Berater und mehrere Trump-freundliche Sender widersprachen.") ==
        List{"Donald Trump", "Wladimir Putin"});
  CHECK(persons_in("Die Merz-Regierung plant neue Ausgaben.") == List{"Friedrich Merz"});
  CHECK(mentions_in("Die Merz-Regierung plant neue Ausgaben.") == List{"Merz"});
}

TEST_CASE("inhabitants and adjectives are no persons") {
  const Names names =
      names_in({"Die Franzosen siegten, die französische Mannschaft feierte. Ein Russe weinte."});
  CHECK(of_type(names, EntityType::person).empty());
  CHECK(of_type(names, EntityType::place).empty());
}

TEST_CASE("organisations by form") {
  CHECK(organisations_in("Die Lehrmann & Söhne GmbH aus Papenburg meldete Insolvenz an.") ==
        List{"Lehrmann & Söhne GmbH"});
  CHECK(organisations_in("Forscher der Universität Hamburg haben das untersucht.") ==
        List{"Universität Hamburg"});
}

TEST_CASE("streets") {
  CHECK(places_in("In der Ohlsdorfer Straße und in der Friedrichstraße staute sich der Verkehr.")
            .size() == 2);
}

TEST_CASE("headlines in capitals are read like others") {
  const Names names = names_in({"PUTIN TRIFFT TRUMP IN HELSINKI"});
  CHECK(of_type(names, EntityType::person) == List{"Donald Trump", "Wladimir Putin"});
  CHECK(of_type(names, EntityType::place) == List{"Helsinki"});
}

TEST_CASE("mentions ascend, do not overlap and lie within their fields") {
  const std::vector<std::string> texts = {
      "Merkel in Paris",
      "Angela Merkel und Emmanuel Macron trafen sich im Élysée-Palast in Paris."};
  const Names names = names_in(texts);
  REQUIRE(names.mentions.size() >= 4);
  for (std::size_t i = 0; i < names.mentions.size(); ++i) {
    const Mention& mention = names.mentions[i];
    CHECK(mention.begin < mention.end);
    CHECK(mention.end <= texts[mention.field].size());
    CHECK(mention.entity < names.entities.size());
    if (i > 0 && names.mentions[i - 1].field == mention.field)
      CHECK(names.mentions[i - 1].end <= mention.begin);
  }
}

TEST_CASE("tokens that are given are tagged as they are") {
  const std::vector<std::vector<std::string>> sentences = {
      {"Angela", "Merkel", "reiste", "nach", "Paris", "."}};
  CHECK(shared_recognizer().tag(sentences) ==
        std::vector<List>{{"B-PER", "I-PER", "O", "O", "B-LOC", "O"}});
}

TEST_CASE("a recognizer that has read other texts, of other analyzers, finds the same names") {
  const std::vector<std::string> texts = {
      "Angela Merkel traf Emmanuel Macron in Paris. Die CDU lobte das (dpa).",
      "Kommt Petra Sommer? Ein Sprecher des Ministeriums in Helsinki: \u201eNein.\u201c",
      "Uwe Schäfer; Paris-Reise; MERKEL IN BERLIN"};
  std::array<Analyzer, 2> analyzers;
  const Recognizer used;
  for (std::size_t round = 0; round < 2 * texts.size(); ++round) {
    const std::string& text = texts[round % texts.size()];
    Analysis analysis;
    analyzers[round % analyzers.size()].analyze(text, Purpose::document, analysis);
    const AnalyzedField fields[] = {{text, &analysis}};
    const Names again = used.recognize(fields);
    const Names fresh = Recognizer().recognize(fields);
    CAPTURE(text);
    CHECK(std::ranges::equal(again.entities, fresh.entities, {}, &Entity::name, &Entity::name));
    CHECK(std::ranges::equal(again.mentions, fresh.mentions, {}, &Mention::begin, &Mention::begin));
  }
}

TEST_CASE("the fingerprint is stable") { CHECK(entities_fingerprint() == entities_fingerprint()); }
