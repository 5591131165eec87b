#include "indexer/readers/formats/page_credits.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::readers;

namespace {

std::string day(const Credit& credit) {
  return credit.date ? to_iso(*credit.date).substr(0, 10) : std::string();
}

}  // namespace

TEST_CASE("lines beside a title say who and when") {
  struct Case {
    const char* line;
    const char* day;
    const char* person;
  };
  const Case cases[] = {
      {"16.07.2018", "2018-07-16", ""},
      {"Erschienen am 16.07.2018", "2018-07-16", ""},
      {"Montag, 16. Juli 2018, 18.05 Uhr", "2018-07-16", ""},
      {"Polizeimeldung vom 16.07.2018", "2018-07-16", ""},
      {"Pressemitteilung, 16. Juli 2018", "2018-07-16", ""},
      {"16.07.2018 von Erika Muster", "2018-07-16", "Erika Muster"},
      {"Erika Muster 16. Juli 2018", "2018-07-16", "Erika Muster"},
      {"Erika Muster, 16. Juli 2018", "2018-07-16", "Erika Muster"},
      {"16. Juli 2018 · 4 Minuten · Erika von Muster", "2018-07-16", "Erika von Muster"},
      {"von Erika Muster — zuletzt verändert: 16.07.2018", "2018-07-16", "Erika Muster"},
      {"Von Änne Muster", "", "Änne Muster"},
      {"Posted by Erika Muster at 16.07.2018 18:05", "2018-07-16", "Erika Muster"},
      // Other words are no credit.
      {"Am 3. Mai 2020 wird gewählt", "", ""},
      {"Wahl in Musterstadt am 3. Mai 2020", "", ""},
      {"July 16, 2018 by Erika Muster", "2018-07-16", "Erika Muster"},
      {"Konzert am 3. Mai 2020 in der Aula", "", ""},
      {"Verfügbar bis 30.12.2099", "", ""},
      {"Erika Muster", "", ""},
      {"Der Rat der Stadt", "", ""},
      {"Von der Brücke ins Wasser", "", ""},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    INFO(c.line);
    const Credit credit = read_credit(c.line);
    CHECK(day(credit) == c.day);
    CHECK(credit.person == c.person);
  }
}
