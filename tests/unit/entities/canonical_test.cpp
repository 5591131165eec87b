#include "entities/recognizer.hpp"
#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;
using List = std::vector<std::string>;

TEST_CASE("one person by surname, full name, genitive, title and transliteration") {
  const Names names =
      names_in({"Putin sprach. Wladimir Putin und Putins Sprecher kamen. Präsident Putin und "
                "Vladimir Putin lachten."});
  REQUIRE(of_type(names, EntityType::person) == List{"Wladimir Putin"});
  CHECK(names.mentions.size() == 5);
  CHECK(names.entities[0].roles == List{"Präsident"});
}

TEST_CASE("endings are cut from names only where they are endings") {
  CHECK(mentions_in("Er erklärte Russlands Haltung.") == List{"Russland"});
  CHECK(persons_in("Hans' Auto steht in der Garage.") == List{"Hans"});
  CHECK(persons_in("Dort stand Jens’ Auto, und Marx’ Werke lagen daneben.") ==
        List{"Jens", "Marx"});
  CHECK(places_in("Von Paris aus reiste sie nach Brüssel.") == List{"Brüssel", "Paris"});
  CHECK(places_in("Die Sonde landete auf dem Mars.") == List{"Mars"});
  CHECK(persons_in("Sein Bruder Johannes schwieg.") == List{"Johannes"});
  CHECK(persons_in("Der Trainer Ralf Peters lobte sie. Peters ging dann.") == List{"Ralf Peters"});
  CHECK(persons_in("Petra Sommers Roman erschien gestern.") == List{"Petra Sommer"});
}

TEST_CASE("names within compounds, with several hyphens too") {
  CHECK(persons_in("Die Merz-Regierung, ein Putin-Berater und ein Trump-freundlicher Sender.") ==
        List{"Donald Trump", "Friedrich Merz", "Wladimir Putin"});
  CHECK(persons_in("Die Von-der-Leyen-Kommission beriet lange.") == List{"Ursula von der Leyen"});
  CHECK(mentions_in("Die Von-der-Leyen-Kommission beriet lange.") == List{"Von-der-Leyen"});
}

TEST_CASE("transliterations, abbreviations and exonyms meet") {
  CHECK(persons_in("Erst sprach Selenskyj, dann wieder Selenskij, dann Zelensky.") ==
        List{"Wolodymyr Selenskyj"});
  CHECK(organisations_in(
            "Die CDU und die Christlich Demokratische Union, die EU und die Europäische Union.") ==
        List{"CDU", "EU"});
  CHECK(places_in("Die USA, die Vereinigten Staaten und die US-Regierung schwiegen.") ==
        List{"USA"});
  CHECK(places_in("In Moskau, also in Moskwa, und in Kiew oder Kyjiw.") == List{"Kiew", "Moskau"});
}

TEST_CASE("spellings of an unknown name within a text are one person") {
  CHECK(persons_in("Oleksij Bondarenko sprach. Später war Olexij Bondarenko fort.") ==
        List{"Oleksij Bondarenko"});
}

TEST_CASE("inhabitants of cities are no persons") {
  CHECK(persons_in("Ein Berliner, die Münchner Polizei, der Russe und die Französin stritten.")
            .empty());
}

TEST_CASE("metonyms count once, as what the lexicon says") {
  const Names names =
      names_in({"Berlin lehnt ab, der Kreml widerspricht. Das Weiße Haus schweigt. Ein Sprecher "
                "des Weißen Hauses kam."});
  CHECK(of_type(names, EntityType::place) == List{"Berlin"});
  CHECK(of_type(names, EntityType::organisation) == List{"Kreml", "Weißes Haus"});
}

TEST_CASE("bearers of one surname stay apart, a bare surname means the one named last") {
  const Names names =
      names_in({"Gerhard Schröder und Kristina Schröder stritten. Schröder ging. Gerhard Schröder "
                "blieb. Schröder lachte."});
  CHECK(of_type(names, EntityType::person) == List{"Gerhard Schröder", "Kristina Schröder"});
  REQUIRE(names.mentions.size() == 5);
  CHECK(names.entities[names.mentions[2].entity].name == "Kristina Schröder");
  CHECK(names.entities[names.mentions[4].entity].name == "Gerhard Schröder");
}

TEST_CASE("bearers of one place name stay apart") {
  CHECK(places_in("Frankfurt am Main und Frankfurt (Oder) sind Städte.") ==
        List{"Frankfurt (Oder)", "Frankfurt am Main"});
  CHECK(places_in("In Frankfurt (Oder) wird gebaut. Frankfurt freut sich.") ==
        List{"Frankfurt (Oder)"});
  CHECK(places_in("In Frankfurt wird gebaut.") == List{"Frankfurt am Main"});
}

TEST_CASE("offices and buildings are no names") {
  const Names names = names_in(
      {"Des Nationalen Sicherheitsberaters John Bolton wegen warteten alle am Flughafen auf ihn."});
  CHECK(of_type(names, EntityType::person) == List{"John Bolton"});
  CHECK(of_type(names, EntityType::organisation).empty());
  CHECK(of_type(names, EntityType::place).empty());
}

TEST_CASE("endings of organisations") {
  CHECK(organisations_in(
            "Er warf den Grünen im Bundestag vor, des Bundestages nicht würdig zu sein.") ==
        List{"Bundestag", "Grüne"});
}

TEST_CASE("capitals: verbs are no names, single names are known") {
  CHECK(persons_in("BERLIN. MERKEL REIST NACH PARIS. DIE KANZLERIN TRIFFT MACRON.") ==
        List{"Angela Merkel", "Emmanuel Macron"});
  CHECK(places_in("BERLIN. Die Regierung berät heute.") == List{"Berlin"});
}
