#include "entities/agency.hpp"

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;

TEST_CASE("agencies that are credited are no organisations of the text") {
  for (const char* text : {"Der Minister trat in Erfurt zurück. (dpa)",
                           "Der Minister trat in Erfurt zurück. (mit dpa)",
                           "Der Minister trat in Erfurt zurück.\n\ndpa/AFP",
                           "Erfurt (dpa) - Der Minister trat zurück."}) {
    const Names names = names_in({text});
    CAPTURE(text);
    CHECK(names.agency == "dpa");
    CHECK(of_type(names, EntityType::organisation).empty());
  }
}

TEST_CASE("an agency that the text speaks about is an organisation") {
  const Names names =
      names_in({"Das sagte ein Sprecher der Deutschen Presse-Agentur am Montag in Hamburg."});
  CHECK(names.agency.empty());
  CHECK(of_type(names, EntityType::organisation) == std::vector<std::string>{"dpa"});
}
