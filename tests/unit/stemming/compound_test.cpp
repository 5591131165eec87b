#include "stemming/compound.hpp"

#include "stemming/describe.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

namespace {

std::string split(const std::string& word) {
  const auto line = describe_words(analyzer(), word);
  return line.substr(line.rfind('\t') + 1, line.size() - line.rfind('\t') - 2);
}

}  // namespace

TEST_CASE("compounds are split at their joints") {
  CHECK(split("Regierungskrise") == "Regierungs|krise");
  CHECK(split("Ukrainekrieg") == "Ukraine|krieg");
  CHECK(split("Gipfeltreffen") == "Gipfel|treffen");
  CHECK(split("Fachkräftemangel") == "Fach|kräfte|mangel");
  CHECK(split("Schulleiter") == "Schul|leiter");
  CHECK(split("Bundestagswahl") == "Bundestags|wahl");
  CHECK(split("Ölpreis") == "Öl|preis");
  CHECK(split("Außenministertreffen") == "Außen|minister|treffen");
  CHECK(split("US-Präsident") == "US|Präsident");
}

TEST_CASE("simple words, names and lexicalised compounds stay whole") {
  for (const auto* word : {"Bundestag", "Hamburg", "Freitag", "Diskussion", "Verbrechen",
                           "Demonstranten", "Brandenburg", "Steinmeier", "Herausforderung",
                           "Feststellung", "Emissionen", "vereinbart", "zugrunde", "Lauterbach"}) {
    CHECK(split(word) == word);
  }
}

TEST_CASE("compounds of parts that are unknown compounds themselves") {
  CHECK(split("Schaumstoffisolierung") == "Schaum|stoff|isolierung");
  CHECK(split("Schwurgerichtskammer") == "Schwur|gerichts|kammer");
}

TEST_CASE("adjectives with a noun before them") {
  CHECK(split("regierungskritisch") == "regierungs|kritisch");
  CHECK(split("russlandfreundlicher") == "russland|freundlicher");
  CHECK(split("klimaneutrale") == "klima|neutrale");
  CHECK(split("umweltpolitischen") == "umwelt|politischen");
  CHECK(parts("regierungskritische") == stem("Regierung") + "|" + stem("kritisch"));
  for (const auto* word :
       {"unkritisch", "freundlich", "unfreundlichen", "getreu", "hocherfreut", "wichtig"}) {
    CHECK(split(word) == word);
  }
}

TEST_CASE("parts cover the surface form and carry the stems of their words") {
  const auto* word = analyzer().word("Regierungskrise");
  REQUIRE(word->parts.size() == 2);
  CHECK(word->parts[0].begin == 0);
  CHECK(word->parts[0].end == word->parts[1].begin);
  CHECK(word->parts[1].end == word->surface.text.size());
  CHECK(word->parts[0].stem.text == stem("Regierung"));
  CHECK(word->parts[1].stem.text == stem("Krise"));
}

TEST_CASE("compounds of daily news") {
  CHECK(split("Tempolimit") == "Tempo|limit");
  CHECK(split("Abschiebehaft") == "Abschiebe|haft");
  CHECK(split("Geiselnahme") == "Geisel|nahme");
  CHECK(split("Wandhalterung") == "Wand|halterung");
  CHECK(split("Panzerhaubitze") == "Panzer|haubitze");
  CHECK(split("Elbphilharmonie") == "Elb|philharmonie");
  CHECK(split("Opernball") == "Opern|ball");
  CHECK(split("Glockenweihe") == "Glocken|weihe");
  CHECK(split("Wasserfontänen") == "Wasser|fontänen");
  CHECK(split("Gutshofs") == "Guts|hofs");
  CHECK(split("Problemlöserinnen") == "Problem|löserinnen");
  CHECK(split("Mietendeckel") == "Mieten|deckel");
  CHECK(split("Wärmepumpe") == "Wärme|pumpe");
}

TEST_CASE("ends are no participles") {
  CHECK(split("Wochenende") == "Wochen|ende");
  CHECK(split("Saisonende") == "Saison|ende");
  CHECK(split("Fraktionsvorsitzende") == "Fraktions|vorsitzende");
  CHECK(split("Jahresenden") == "Jahres|enden");
  for (const auto* word :
       {"Vorsitzende", "Vorsitzenden", "Reisende", "Studierenden", "Legende", "Legenden",
        "Überlebende", "Dividende", "Tausende", "Lebenden", "Folgendes"}) {
    INFO(word);
    CHECK(split(word) == word);
  }
}

TEST_CASE("known words that end like others stay whole") {
  for (const auto* word :
       {"Teilnahme",   "Maßnahmen",     "Massage",    "Transporter", "Dänemarks",  "Weihnachten",
        "Reaktion",    "Traktoren",     "Kandidaten", "Soldaten",    "Kommandant", "Restaurant",
        "Spekulant",   "Hersteller",    "Darsteller", "Urlauber",    "Sanktionen", "Parlament",
        "Testament",   "Element",       "Interessen", "Kantine",     "Stiefel",    "Musikanten",
        "Abteilungen", "Verantwortung", "Gegenwart"}) {
    INFO(word);
    CHECK(split(word) == word);
  }
  CHECK(split("Schriftsteller") != "Schrifts|teller");
}
