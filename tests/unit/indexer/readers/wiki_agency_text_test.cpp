// MediaWiki dumps and the agencies' teleprinter text.
#include "indexer/readers/markup/wikitext.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

TEST_CASE("MediaWiki dumps") {
  const Everything all =
      read_content(R"(<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="de">
<siteinfo><sitename>Wikinews</sitename><base>https://de.wikinews.org/wiki/Hauptseite</base></siteinfo>
<page><title>Gipfel in Helsinki</title><ns>0</ns><id>1</id>
<revision><id>1</id><timestamp>2018-07-16T18:05:00Z</timestamp><text>alt</text></revision>
<revision><id>2</id><timestamp>2018-07-17T08:00:00Z</timestamp><text xml:space="preserve">{{Datum|16. Juli 2018}}
[[Datei:b.jpg|mini|Ein [[Bild]] vom Tag]]
'''Helsinki''' – Erster [[Absatz|Absatz]] mit [https://e.de Verweis].&lt;ref&gt;Quelle&lt;/ref&gt;

== Hintergrund ==
* Eins
* Zwei &lt;b&gt;fett&lt;/b&gt;
[[Kategorie:Politik]]</text></revision></page>
<page><title>Diskussion:x</title><ns>1</ns><revision><text>nein</text></revision></page>
<page><title>Weiter</title><ns>0</ns><redirect title="x"/><revision><text>#WEITERLEITUNG</text></revision></page></mediawiki>)");
  REQUIRE(all.articles().size() == 1);
  const Article article = all.articles()[0];
  CHECK(article.id == "https://de.wikinews.org/wiki/Gipfel_in_Helsinki");
  CHECK(article.source == "Wikinews");
  CHECK(article.language == "de");
  CHECK(article.body == "Helsinki – Erster Absatz mit Verweis.\n\nHintergrund\n\nEins\nZwei fett");
  CHECK(article.captions == Strings{"Ein Bild vom Tag"});
  CHECK(article.keywords == Strings{"Politik"});
  CHECK(to_iso(*article.published) == "2018-07-16");
  CHECK(to_iso(*article.updated) == "2018-07-17T08:00:00Z");
  CHECK(all.has(Severity::note, 13, "no article of the wiki"));
}

TEST_CASE("wiki mark-up without an end is bounded") {
  std::string open;
  for (int i = 0; i < 200'000; ++i) open += "{{[[<ref>";
  CHECK(!read_wikitext(open).body.empty());
}

TEST_CASE("IPTC 7901") {
  const std::string message =
      "\x16\x16\x01"
      "bdt0123 3 pl 234  dpa 0456\r\nUSA/Russland/\r\n\x02Gipfel in Helsinki =\r\n\r\n"
      "   Helsinki (dpa) - Erster Absatz, der \x81"
      "ber\r\nzwei Zeilen geht.<\r\n   Zweiter Absatz.\r\n\x03\r\n161805 Jul 18\r\n\x04";
  const Everything all = read_content(message + "\r\n" + message);
  REQUIRE(all.articles().size() == 2);
  const Article article = all.articles()[0];
  CHECK(article.id == "bdt0123-2018-07-16");
  CHECK(article.section == "pl");
  CHECK(article.keywords == Strings{"USA", "Russland"});
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.body ==
        "Helsinki (dpa) - Erster Absatz, der über zwei Zeilen geht.\n\nZweiter Absatz.");
  CHECK(article.agency == "dpa");
  CHECK(to_iso(*article.published) == "2018-07-16T18:05");
  CHECK(all.issues.empty());
}

TEST_CASE("IPTC 7901 of seven bits, and between ZCZC and NNNN") {
  const Everything all = read_content(
      "ZCZC bdt1 3 pl 10\nGr}~e aus K|ln =\n\n   K|ln (dpa) - {rger {ber die gro~e "
      "Br}cke.\n\n161805 Jul 18\nNNNN\n");
  const Article article = all.articles().at(0);
  CHECK(article.title == "Grüße aus Köln");
  CHECK(article.body.substr(0, 20) == "Köln (dpa) - ärger");
  CHECK(to_iso(*article.published) == "2018-07-16T18:05");
}

TEST_CASE("dates as sources write them") {
  struct Case {
    const char* text;
    const char* iso;
  };
  const Case cases[] = {
      {"Mon, 16 Jul 2018 18:05:00 +0200", "2018-07-16T18:05:00+02:00"},
      {"Mon, 16 Jul 18 18:05 GMT", "2018-07-16T18:05Z"},
      {"16 Jul 2018 18:05:00 EST", "2018-07-16T18:05:00-05:00"},
      {"Mon Jul 16 18:05:00 2018", "2018-07-16T18:05:00"},
      {"16.7.2018, 18:05 Uhr", "2018-07-16T18:05"},
      {"16.07.99", "1999-07-16"},
      {"Montag, 16. Juli 2018", "2018-07-16"},
      {"1. März 2018", "2018-03-01"},
      {"July 16, 2018", "2018-07-16"},
      {"July 16, 2018 6:05 PM", "2018-07-16T18:05"},
      {"20180716T180500Z", "2018-07-16T18:05:00Z"},
      {"20180716T180500-0500", "2018-07-16T18:05:00-05:00"},
      {"20180716", "2018-07-16"},
      {"2018/07/16 18:05:00", "2018-07-16T18:05:00"},
      {"2018-07-16T18:05:00.123+02:00", "2018-07-16T18:05:00+02:00"},
      {"  2018-07-16 ", "2018-07-16"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto date = parse_loose_date(c.text);
    REQUIRE(date);
    CHECK(to_iso(*date) == c.iso);
  }
  for (const char* text :
       {"", "gestern", "31.2.2018", "18:05", "Juli 2018 irgendwann", "99999999", "16.13.2018"}) {
    INFO(text);
    CHECK_FALSE(parse_loose_date(text));
  }
}

TEST_CASE("bylines become names") {
  CHECK(split_people("Von Anna Brückner und Max Meier") == Strings{"Anna Brückner", "Max Meier"});
  CHECK(split_people("By A. Smith, B. Jones & C. Doe") ==
        Strings{"A. Smith", "B. Jones", "C. Doe"});
  CHECK(split_people("anna@e.de (Anna Brückner)") == Strings{"Anna Brückner"});
  CHECK(split_people("Anna Brückner <anna@e.de>") == Strings{"Anna Brückner"});
  CHECK(split_people("Ursula von der Leyen") == Strings{"Ursula von der Leyen"});
  CHECK(split_people("").empty());
}
