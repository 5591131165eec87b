#include "searcher/session/quote_groups.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

void add(QuoteGroups& groups, const std::string& id, const std::string& name,
         const std::string& text) {
  QuotePassage passage;
  passage.name = name;
  passage.text = text;
  QuoteSource source;
  source.id = id;
  groups.add(std::move(passage), std::move(source));
}

std::string shown(const std::vector<QuoteChange>& changes) {
  std::string out;
  for (const auto& change : changes) out += "[" + change.was + ">" + change.now + "]";
  return out;
}

}  // namespace

TEST_CASE("the same sentence of many papers is one entry") {
  QuoteGroups groups;
  add(groups, "1", "Olaf Scholz", "Wir brauchen jetzt eine Waffenruhe.");
  add(groups, "2", "Scholz", "wir brauchen jetzt eine Waffenruhe");
  add(groups, "3", "", "„Wir brauchen jetzt eine Waffenruhe“");
  add(groups, "1", "Olaf Scholz", "Wir brauchen jetzt eine Waffenruhe.");
  REQUIRE(groups.entries().size() == 1);
  CHECK(groups.entries()[0].sources.size() == 3);
  CHECK(groups.entries()[0].quote.name == "Olaf Scholz");
}

TEST_CASE("who changed a word is told, and how") {
  QuoteGroups groups;
  add(groups, "1", "A B", "Der Druck auf Moskau muss in diesem Jahr weiter wachsen");
  add(groups, "2", "A B", "Der Druck auf Kiew muss in diesem Jahr weiter wachsen");
  add(groups, "3", "A B", "Der Druck auf Moskau muss in diesem Jahr wachsen");
  REQUIRE(groups.entries().size() == 1);
  CHECK(shown(groups.entries()[0].sources[0].changes).empty());
  CHECK(shown(groups.entries()[0].sources[1].changes) == "[Moskau>Kiew]");
  CHECK(shown(groups.entries()[0].sources[2].changes) == "[weiter>]");
}

TEST_CASE("other speakers, other sentences and short ones stay apart") {
  QuoteGroups groups;
  add(groups, "1", "Olaf Scholz", "Wir brauchen jetzt eine Waffenruhe");
  add(groups, "2", "Friedrich Merz", "Wir brauchen jetzt eine Waffenruhe");
  add(groups, "3", "Olaf Scholz", "Wir brauchen jetzt eine andere Regierung und mehr Geld");
  add(groups, "4", "Olaf Scholz", "Das reicht nicht");
  add(groups, "5", "Olaf Scholz", "Das reicht");
  CHECK(groups.entries().size() == 5);
}

TEST_CASE("thousands of like quotations take time in proportion") {
  QuoteGroups groups;
  for (int i = 0; i < 3000; ++i)
    add(groups, std::to_string(i), "A B",
        "Es gab in dieser Woche " + std::to_string(i * 7919) + " Fälle und " +
            std::to_string(i * 104729) + " Tote im Land " + std::to_string(i));
  CHECK(groups.entries().size() > 100);
}

TEST_CASE("changes between texts") {
  CHECK(shown(changes_between("a b c", "a b c")).empty());
  CHECK(shown(changes_between("a b c", "a x c d")) == "[b>x][>d]");
  CHECK(shown(changes_between("", "a")) == "[>a]");
  CHECK(shown(changes_between("a", "")) == "[a>]");
}
