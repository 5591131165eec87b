#include "stemming/written_runs.hpp"

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

TEST_CASE("names behind an elided article are found by themselves") {
  CHECK(overlays("nach d'Hondt") == "hondt");
  CHECK(overlays("nach d’Hondt") == "hondt");
  CHECK(overlays("In L'Aquila bebte") == "aquila");
  CHECK(overlays("O'Neill und O’Connor") == "neill connor");
  CHECK(overlays("Valéry Giscard d'Estaing") == "estaing");
  CHECK(overlays("in Coeur d'Alene") == "alene");
  CHECK(overlays("Fratelli d'Italia") == "italia");
  CHECK(overlays("Marcello Dell'Utri") == "utri");
  CHECK(overlays("die Sant'Egidio-Gemeinde") == "sant'egidiogemeinde egidio");
  CHECK(overlays("N'Djamena, Côte d’Ivoire, D'Angelo") == "djamena ivoire angelo");
  CHECK(overlays("L'AQUILA") == "aquila");
  CHECK(finds("Hondt", "Verfahren nach d'Hondt"));
  CHECK(finds("d’Hondt", "Verfahren nach d'Hondt"));
  CHECK(finds("d'hondt", "Verfahren nach D’Hondt"));
  CHECK(finds("Neill", "O'Neills Tor"));
  CHECK_FALSE(finds("d'Hondt", "Frau Hondt"));
}

TEST_CASE("other apostrophes hide no name") {
  for (const std::string_view text :
       {"geht's", "wie geht’s", "Xi'an", "Ku'damm", "Rock'n'Roll", "O'zapft is", "hab' ich",
        "Merkel's", "Qur'an", "Al-Qa'ida", "'ne Sache", "d'r Zoch", "l'a"}) {
    INFO(text);
    for (const auto& overlay : analyze(text).overlays)
      CHECK(overlay.begin == analyze(text).tokens[0].begin);
  }
}

TEST_CASE("the span of a name behind an article covers the name alone") {
  const std::string text = "nach d'Hondt";
  const auto analysis = analyze(text);
  REQUIRE(analysis.overlays.size() == 1);
  const auto& name = analysis.overlays[0];
  CHECK(text.substr(name.begin, name.end - name.begin) == "Hondt");
  CHECK(name.position == analysis.tokens[1].position);
}

TEST_CASE("letters with dots between them are found as one word") {
  CHECK(finds("Verdi", "Die Gewerkschaft ver.di ruft"));
  CHECK(finds("ver.di", "Verdi ruft"));
  CHECK(finds("Ver.di", "ver.di"));
  CHECK(finds("VER.DI", "ver.di"));
  CHECK(finds("Verdi", "ver.dis Chef"));
  CHECK(finds("Eon", "E.ON"));
  CHECK(finds("brandeins", "das Magazin brand.eins"));
  const std::string text = "bei ver.di";
  const auto overlay = analyze(text).overlays.at(0);
  CHECK(text.substr(overlay.begin, overlay.end - overlay.begin) == "ver.di");
}

TEST_CASE("abbreviations, sentences and addresses are no dotted words") {
  CHECK(overlays("Er kam.Der Zug fuhr") == "");
  CHECK(overlays("z.B heute") == "");
  CHECK(overlays("auf spiegel.de") == "spiegel.de");
  CHECK(overlays("Punkt 3.14 und v2.0") == "");
  CHECK(overlays("z.B. und u.a. sowie i.d.R. nicht") == "");
  CHECK(overlays("Am Ende.") == "");
}

TEST_CASE("words with signs in them stand together") {
  CHECK(overlays("der Konzern AT&T wächst") == "at&t");
  CHECK(overlays("bei H&M") == "h&m");
  CHECK(overlays("in C++ und C#") == "c++ c#");
  CHECK(overlays("die 50+1-Regel") == "50+1 1regel");
  CHECK(overlays("vom 9/11.") == "9/11");
  CHECK(overlays("24/7 offen") == "24/7");
  CHECK(overlays("Standard & Poor's, S&P, R&B, Q&A") == "s&p r&b q&a");
  CHECK(overlays("auf Disney+ läuft") == "disney+");
  CHECK(overlays("K+S AG") == "k+s");
  CHECK(overlays("Saison 2019/20") == "2019/20");
  CHECK(overlays("LGBTQ+-Gruppen").substr(0, 6) == "lgbtq+");
  CHECK(overlays("Vitamin C ist + gut") == "");
  CHECK(overlays("Vitamin C, D") == "");
  CHECK(finds("c++", "Programme in C++"));
  CHECK(finds("at&t", "AT&T"));
}

TEST_CASE("signs apart, tickers and sums make no word") {
  CHECK(overlays("Wer at und t sagt & lacht") == "");
  CHECK(overlays("+++ Eilmeldung +++") == "");
  CHECK(overlays("Ende+++") == "");
  CHECK(overlays("Haus/Garten") == "");
  CHECK(overlays("plus + minus") == "");
  CHECK(overlays("Nummer#5") == "");
  CHECK(overlays("#Klima") == "#klima");
  CHECK(overlays("A&") == "");
}
