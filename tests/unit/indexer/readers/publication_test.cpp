// Fields that say that an item is not public, in whatever words and form.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

std::size_t problems(const Everything& all) {
  return static_cast<std::size_t>(
      std::count_if(all.issues.begin(), all.issues.end(),
                    [](const InputIssue& issue) { return issue.severity != Severity::note; }));
}

std::string object(const std::string& fields) {
  return R"({"id":"1","title":"A","body":"T",)" + fields + "}";
}

}  // namespace

TEST_CASE("marks, times and spellings without umlauts keep an item back") {
  for (const char* field : {R"("gelöscht":"J")",
                            R"("geloescht":"j")",
                            R"("deleted":"X")",
                            R"("deleted":"2020-05-01")",
                            R"("deleted":1588291200)",
                            R"("zurueckgezogen":true)",
                            R"("veroeffentlicht":"N")",
                            R"("oeffentlich":"nein")",
                            R"("status":"geloescht")",
                            R"("status":"zurueckgezogen")",
                            R"("Status":"Zurückgezogen")",
                            R"("status":"unveroeffentlicht")",
                            R"("status":["draft"])",
                            R"("status":{"name":"Entwurf"})",
                            R"("status":{"id":3,"slug":"draft"})",
                            R"("visibility":{"value":"private"})",
                            R"("embargo":["2199-12-31"])",
                            R"("embargo":{"until":"2199-12-31"})",
                            R"("sperrfrist":{"bis":"31.12.2199"})",
                            R"("embargo":true,"embargo_until":"2199-12-31")",
                            R"("embargo_until":"2199-12-31","embargo":false)"}) {
    CAPTURE(field);
    const Everything all = read_content(object(field));
    CHECK(all.articles().empty());
    CHECK(problems(all) == 0);
  }
  for (const char* table : {"Titel;Text;Veroeffentlicht\nA;T;N\n", "Titel;Text;Gelöscht\nA;T;x\n",
                            "Titel;Text;Status\nA;T;geloescht\n"}) {
    CAPTURE(table);
    const Everything all = read_content(table);
    CHECK(all.articles().empty());
    CHECK(problems(all) == 0);
  }
}

TEST_CASE("what says that an item is public keeps nothing back") {
  for (const char* field :
       {R"("gelöscht":"N")", R"("deleted":"")", R"("deleted":"0000-00-00 00:00:00")",
        R"("veroeffentlicht":"J")", R"("veröffentlicht":"16.07.2018")", R"("status":["publish"])",
        R"("status":{"name":"Veröffentlicht"})", R"("status":"-")", R"("embargo":[])",
        R"("embargo":{"until":null})", R"("embargo":{"until":"2001-01-01"})",
        R"("embargo":"aufgehoben")", R"("sperrfrist":"keine")", R"("embargo":"none")",
        R"("state":{"name":"Bayern"})", R"("sperrfrist":"31.12.2001, 18 Uhr")"}) {
    CAPTURE(field);
    const Everything all = read_content(object(field));
    CHECK(all.articles().size() == 1);
    CHECK(problems(all) == 0);
  }
  CHECK(read_content("Titel;Text;Veroeffentlicht\nA;T;J\n").issues.empty());
}

TEST_CASE("a field says until when an embargo lasts in the words of a line") {
  const auto read = [](const std::string& value, const std::string& published) {
    return read_content(
        object(R"("published":")" + published + R"(","sperrfrist":")" + value + "\""));
  };
  const std::string day = "2018-07-16";
  CHECK(read("31. Dezember, 18.00 Uhr", day).articles().size() == 1);  // of 2018
  CHECK(read("31. Dezember 2199, 18.00 Uhr", day).articles().empty());
  CHECK(read("bis 31.12.2199 18 Uhr", day).articles().empty());
  CHECK(read("morgen 6 Uhr", day).articles().size() == 1);
  CHECK(problems(read("morgen 6 Uhr", day)) == 0);
  CHECK(read("Redebeginn", day).articles().size() == 1);  // two days
}

TEST_CASE("an embargo without any time holds an item without a date back") {
  for (const char* value : {"31. Dezember, 18.00 Uhr", "morgen 6 Uhr", "Redebeginn"}) {
    CAPTURE(value);
    const Everything all = read_content(object(R"("sperrfrist":")" + std::string(value) + "\""));
    CHECK(all.articles().empty());
    CHECK(all.has(Severity::warning, 1, "the article is held back"));
    CHECK_FALSE(all.parsed.at(0).withdrawn);
  }
}

TEST_CASE("a word that may say that an item is gone is told") {
  const Everything all = read_content(object(R"("deleted":"vielleicht")"));
  CHECK(all.articles().size() == 1);
  CHECK(all.has(Severity::warning, 1, "deleted: vielleicht was not understood"));
}

TEST_CASE("a line in front of a plain text says its status") {
  CHECK(read_content("Titel: Artikel 7\nStatus: Entwurf\n\nDer Text.\n").articles().empty());
  CHECK(read_content("Status: Entwurf\nTitel: Artikel 7\n\nDer Text.\n").articles().empty());
  CHECK(read_content("Titel: A\nSperrfrist: 31.12.2199\n\nDer Text.\n").articles().empty());
  const Article open =
      read_content("Titel: Artikel 7\nStatus: fertig\n\nDer Text.\n").articles().at(0);
  CHECK(open.title == "Artikel 7");
  CHECK(open.body == "Der Text.");
  // One line alone may be a headline.
  CHECK(read_content("Titel: Wer wird Meister?\n\nDer Text.\n").articles().at(0).title ==
        "Titel: Wer wird Meister?");
}
