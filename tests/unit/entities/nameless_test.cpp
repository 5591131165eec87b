#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;
using List = std::vector<std::string>;

TEST_CASE("bodies that every country has are no organizations, those of one are") {
  CHECK(organisations_in("Das Parlament und der Senat tagten, auch der Landtag.").empty());
  CHECK(organisations_in("Die Demokratinnen und Demokraten im Saal klatschten.").empty());
  CHECK(organisations_in("Der Bayerische Landtag und der Bundestag tagten.") ==
        List{"Bayerischer Landtag", "Bundestag"});
}

TEST_CASE("quarters of the sky and the sun are no places") {
  CHECK(places_in("Strom aus Sonne und Wind für Menschen in Ost und West.").empty());
  CHECK(places_in("Die Sonde flog zum Mars.") == List{"Mars"});
}

TEST_CASE("an inhabitant is no company") {
  CHECK(organisations_in("Ich bin ja kein Bayer, sagte er, und sie kam als Bayer.").empty());
  CHECK(organisations_in("Der Konzern Bayer will Monsanto kaufen.") == List{"Bayer", "Monsanto"});
}

TEST_CASE("a piece of a longer foreign name is not a name by itself") {
  CHECK(organisations_in("Es geht um die Operation Sea Guardian im Mittelmeer.").empty());
  CHECK(organisations_in("Das schreibt der Guardian.") == List{"Guardian"});
}

TEST_CASE("a body has one name, however it is abbreviated") {
  CHECK(organisations_in("Das BMWK prüft, das Bundeswirtschaftsministerium zögert.") ==
        List{"Bundeswirtschaftsministerium"});
  CHECK(organisations_in("Er sprach im Auswärtigen Ausschuss.") == List{"Auswärtiger Ausschuss"});
  CHECK(organisations_in("Die Bahn streikt. Die Deutsche Bahn bedauert das.") ==
        List{"Deutsche Bahn"});
}

TEST_CASE("who has no first name that is known may go by it") {
  CHECK(persons_in("Abhisit Vejjajiva trat zurück. Am Abend sagte Abhisit, er gehe.") ==
        List{"Abhisit Vejjajiva"});
}

TEST_CASE("what begins with an illness or ends as an event does is no name") {
  for (const char* text :
       {"Das Corona-Kabinett tagte gestern.", "Die Zahl der Corona-Toten in der Klinik steigt.",
        "Der Covid-19-Stab tagte.", "Twenty/Twenty ist ein Turnier, B117 eine Variante.",
        "Sars-CoV-2 verbreitet sich, Corona ist überall.", "Wir sagen: Zudem ist es so."}) {
    CAPTURE(text);
    CHECK(mentions_in(text).empty());
  }
  CHECK(mentions_in("Der Merkel-Lockdown endet heute.") == List{"Merkel"});
}

TEST_CASE("a newspaper in capitals is the newspaper") {
  CHECK(organisations_in("Das sagte er der ZEIT. Die Zeit druckte es.") == List{"Die Zeit"});
}

TEST_CASE("a company called like a common noun is meant beside words of its trade") {
  CHECK(organisations_in("Eine breite Allianz trägt das, und unsere Allianz hält.").empty());
  CHECK(organisations_in("Der Versicherer Allianz erhöht die Dividende.") == List{"Allianz"});
}
