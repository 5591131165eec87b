#include "entities/nominative.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::ner;

TEST_CASE("names of several words stand in the nominative") {
  CHECK(nominative("Landgerichts München II") == "Landgericht München II");
  CHECK(nominative("Landeskriminalamtes Sachsen") == "Landeskriminalamt Sachsen");
  CHECK(nominative("Deutschen Stiftung Organtransplantation") ==
        "Deutsche Stiftung Organtransplantation");
  CHECK(nominative("Internationalen Strafgerichtshofs") == "Internationaler Strafgerichtshof");
  CHECK(nominative("Internationale Strafgerichtshof") == "Internationaler Strafgerichtshof");
  CHECK(nominative("Kriminologischen Forschungsinstitut Niedersachsen") ==
        "Kriminologisches Forschungsinstitut Niedersachsen");
  CHECK(nominative("Roten Moschee") == "Rote Moschee");
}

TEST_CASE("what is in the nominative, or no noun with adjectives, stays") {
  for (const char* name :
       {"Rote Moschee", "Vereinte Nationen", "Deutscher Gewerkschaftsbund", "New York Times",
        "Axel Springer Verlag", "Freie Universität Berlin", "Landgericht Bremen", "Machu Picchu",
        "München", "", "Hessischer Rundfunk"}) {
    CHECK(nominative(name) == name);
  }
}
