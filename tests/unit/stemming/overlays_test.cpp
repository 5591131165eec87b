#include "stemming/overlays.hpp"

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

TEST_CASE("hyphen compounds: components, and the joined form over them") {
  const std::string text = "der US-Präsident";
  const auto analysis = analyze(text);
  REQUIRE(analysis.tokens.size() == 3);
  REQUIRE(analysis.overlays.size() == 1);
  const auto& joined = analysis.overlays[0];
  CHECK(joined.word->surface.text == "uspräsident");
  CHECK(joined.position == analysis.tokens[1].position);
  CHECK(text.substr(joined.begin, joined.end - joined.begin) == "US-Präsident");
  CHECK(joined.word->parts.size() == 2);
}

TEST_CASE("Ukrainekrieg, Ukraine-Krieg and their parts meet") {
  CHECK(finds("Ukrainekrieg", "im Ukraine-Krieg"));
  CHECK(finds("Ukraine-Krieg", "im Ukrainekrieg"));
  CHECK(parts("Ukrainekrieg") == parts("Ukraine-Krieg"));
  CHECK(parts("EU-Außenministertreffen").substr(0, 3) == "eu|");
}

TEST_CASE("a word is the same whatever was read before it") {
  // The joined form of a hyphen compound has the parts of the word that is written in one, but no
  // runs of them: its components are words of their own.
  const auto runs_after = [](const std::string& first) {
    Analyzer fresh;
    Analysis analysis;
    fresh.analyze(first, Purpose::document, analysis);
    fresh.analyze("die Datenschutzgrundverordnung", Purpose::document, analysis);
    std::string out;
    for (const auto& run : analysis.tokens.back().word->runs) out.append(run.stem.text).append("|");
    return out;
  };
  CHECK(runs_after("").find("datenschutz|") != std::string::npos);
  CHECK(runs_after("die Datenschutz-Grundverordnung") == runs_after(""));
}

TEST_CASE("elliptic coordination yields the full words") {
  CHECK(overlays("Haus- und Gartenarbeit") == "hausarbeit");
  CHECK(overlays("Bundestags- und Landtagswahlen") == "bundestagswahlen");
  CHECK(overlays("Steuer-, Renten- und Gesundheitspolitik") == "steuerpolitik rentenpolitik");
  CHECK(overlays("Haushaltsführung und -planung") == "haushaltsplanung");
  CHECK(overlays("in Vor- oder Rückwärtsgang") == "vorgang");
  CHECK(overlays("Vor- und Nachteile") == "vorteile");
  CHECK(overlays("Ein- und Ausgang") == "eingang");
  CHECK(overlays("be- und entladen") == "beladen");
  CHECK(overlays("Haus- und Boot") == "");
  CHECK(overlays("SPD- und CDU-Politiker") == "spdpolitiker cdupolitiker");
  CHECK(overlays("regierungs- und sozialkritisch") == "regierungskritisch");
}

TEST_CASE("ellipses before a word that is not taken apart") {
  CHECK(overlays("in Ost- und Westdeutschland") == "ostdeutschland");
  CHECK(overlays("Bundes- und Landtag tagten") == "bundestag");
  CHECK(overlays("Hin- und Rückfahrt") == "hinfahrt");
  CHECK(overlays("Mehr- oder Minderheit") == "mehrheit");
  CHECK(overlays("Be- und Entladung") == "beladung");
  CHECK(overlays("Nord- und Südkorea") == "nordkorea");
  CHECK(overlays("Vor- und Nachteile") == "vorteile");
  CHECK(overlays("Frei- und Hallenbäder") == "freibäder");
  CHECK(overlays("Zu- und Abwanderung") == "zuwanderung");
  CHECK(overlays("An- und Verkauf") == "ankauf");
  CHECK(overlays("Ein- und Ausfuhr") == "einfuhr");
  CHECK(overlays("auf- und absteigen") == "aufsteigen");
  CHECK(overlays("Auf- und Abstieg") == "aufstieg");
  CHECK(overlays("Mittel- und Osteuropa") == "mitteleuropa");
  CHECK(overlays("Bundes- und Landesregierung") == "bundesregierung");
  CHECK(overlays("Nieder- und Oberösterreich") == "niederösterreich");
  CHECK(overlays("Bundestags- und Europawahlkampf") == "bundestagswahlkampf");
  CHECK(overlays("Über- und Unterordnung") == "überordnung");
}

TEST_CASE("an open hyphen before a word with no common end yields nothing") {
  CHECK(overlays("Haus- und Boot") == "");
  CHECK(overlays("Ost- und Paris") == "");
  CHECK(overlays("Berg- und Tal") == "");
}

TEST_CASE("dates in words and digits meet") {
  CHECK(surfaces("24.02.2022") == "2022-02-24");
  CHECK(surfaces("2022-02-24") == "2022-02-24");
  CHECK(overlays("24. Februar 2022") == "2022-02-24 2022-02 02-24");
  CHECK(overlays("24.02.2022") == "2022-02 02-24");
  CHECK(surfaces("am 9. 11. 1989 und 1. 2. 3.") == "am 1989-11-09 und 1 2 3");
  CHECK(overlays("im Juli 2018") == "2018-07");
  CHECK(overlays("im Juli 2018", Purpose::query) == "2018-07");
  CHECK(surfaces("am 24.2. kam") == "am 02-24 kam");
  CHECK(overlays("am 24. Februar") == "02-24");
  CHECK(overlays("im Mai") == "");
}

TEST_CASE("gender forms are found by both forms") {
  for (const std::string_view text : {"Bürger:innen", "Bürger*innen", "Bürger_innen",
                                      "Bürger/innen", "BürgerInnen", "Bürger(innen)"}) {
    CHECK(finds("Bürger", text));
    CHECK(finds("Bürgerinnen", text));
    CHECK_FALSE(finds("innen", text));
  }
  CHECK(finds("Arzt", "die Ärzt:innen"));
  CHECK(finds("Bürgerrat", "der Bürger:innenrat"));
  CHECK(finds("Bürger", "der Bürger:innenrat"));
}

TEST_CASE("addresses whole") {
  CHECK(overlays("siehe https://www.Example.org/a?b=1.") == "https://www.example.org/a?b=1");
  CHECK(overlays("an max.muster@web.de oder @nachlese_de, #Klima") ==
        "max.muster@web.de @nachlese_de #klima");
  CHECK(overlays("auf spiegel.de steht") == "spiegel.de");
}
