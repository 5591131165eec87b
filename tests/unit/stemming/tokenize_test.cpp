#include "stemming/tokenize.hpp"

#include "core/base/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

TEST_CASE("composed and decomposed letters are one word") {
  CHECK(surfaces("B\u00E4r") == "b\u00E4r");
  CHECK(surfaces("Ba\u0308r") == "b\u00E4r");
}

TEST_CASE("ß, capital ẞ and ss meet") {
  CHECK(surfaces("STRASSE STRA\u1E9EE Straße Strasse") == "strasse strasse strasse strasse");
  CHECK(stem("Straße") == stem("Strasse"));
}

TEST_CASE("soft hyphens and zero-width characters vanish, spans stay") {
  const std::string text = "der Bundes\u00ADtag\u200B\u2060\uFEFF tagt";
  const auto analysis = analyze(text);
  REQUIRE(analysis.tokens.size() == 3);
  CHECK(analysis.tokens[1].word->surface.text == "bundestag");
  CHECK(analysis.tokens[1].begin == 4);
  CHECK(text.substr(analysis.tokens[1].end) == " tagt");
}

TEST_CASE("characters that only format are no words") {
  CHECK(surfaces("ไทย\u200Bไทย") == "ไทย ไทย");
  CHECK(surfaces("字\u200B 字\u2060\uFEFF 字") == "字 字 字");
  CHECK(surfaces("www.beispiel.de/字\u200B字 und 字") == "www beispiel de 字 字 und 字");
  std::size_t empty = 0;
  for (std::uint32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string sign;
    append_utf8(sign, c);
    const auto analysis =
        analyze("a " + sign + " 字" + sign + " ไทย" + sign + "ไทย " + sign + sign);
    for (const auto* tokens : {&analysis.tokens, &analysis.overlays})
      for (const auto& token : *tokens) empty += token.word->surface.text.empty() ? 1 : 0;
  }
  CHECK(empty == 0);
}

TEST_CASE("compatibility characters are folded") {
  CHECK(surfaces("\uFB01nden Wei\u017Fe \uFF21\uFF22 CO\u2082 m\u00B2") ==
        "finden weise ab co2 m2");
}

TEST_CASE("quotation marks of all kinds separate") {
  CHECK(surfaces("„Der Spiegel“ »Bild« “Times” ‚so‘ ›ja‹ «oui»") ==
        "der spiegel bild times so ja oui");
}

TEST_CASE("apostrophes in all code points") {
  for (const std::string_view mark : {"'", "\u2019", "\u02BC", "\u2018", "\u00B4", "`"}) {
    const auto joined = "Andrea" + std::string(mark) + "s";
    CHECK(surfaces(joined) == "andrea's");
    CHECK(stem(joined) == stem("Andrea"));
    CHECK(surfaces("Merz" + std::string(mark) + " Plan") == "merz plan");
  }
  CHECK(surfaces("O’Neill D’Alema") == "o'neill d'alema");
}

TEST_CASE("abbreviations are one token") {
  CHECK(surfaces("z.B. z. B. z.\u00A0B. d.h. d. h. u. a.") == "zb zb zb dh dh ua");
  CHECK(surfaces("Dr. Abs. 2 Nr. 5 St. Gallen") == "dr abs 2 nr 5 st gallen");
  CHECK(surfaces("die U.S.A. und P.T.O.") == "die usa und pto");
  const auto analysis = analyze("Er kam z. B. am Montag.");
  REQUIRE(analysis.tokens.size() == 5);
  CHECK(analysis.tokens[2].kind == TokenKind::abbreviation);
}

TEST_CASE("numbers have one form") {
  CHECK(surfaces("1.234,56 1'000 1’000 1\u00A0000 3,5 20.15 1.000.000 1.44.22") ==
        "1234.56 1000 1000 1000 3.5 20.15 1000000 1.44.22");
  CHECK(surfaces("12 % 5 € § 218a") == "12 % 5 € § 218a");
  CHECK(surfaces("19jährige 5G 1990er") == "19jährige 5g 1990er");
}

TEST_CASE("words broken at the end of a line are joined") {
  const std::string text = "im Bundes-\ntag";
  const auto analysis = analyze(text);
  REQUIRE(analysis.tokens.size() == 2);
  CHECK(analysis.tokens[1].word->surface.text == "bundestag");
  CHECK(analysis.tokens[1].end == text.size());
  CHECK(surfaces("Haus-\nund Hof") == "haus und hof");
  // Old print: other marks, and ck hyphenated as k-k.
  for (const std::string_view mark : {"=", "\u00AC", "\u2E17", "\u00AD", "\u2010"}) {
    CHECK(surfaces("im Bundes" + std::string(mark) + "\r\ntag") == "im bundestag");
  }
  CHECK(surfaces("den Zuk-\nker") == "den zucker");
  CHECK(surfaces("a=b Bundes=\nTag") == "a b bundes tag");
  CHECK(overlays("der US-\nPräsident") == "uspräsident");
}

TEST_CASE("a mark of a line break at the end of the text is not looked behind") {
  const std::string text = "Bundes=\ntag";
  CHECK(surfaces(std::string_view(text).substr(0, 6)) ==
        "bundes");  // the rest belongs to someone else
  CHECK(surfaces(std::string_view(text).substr(0, 7)) == "bundes");
  CHECK(surfaces("Bundes\xC2") == "bundes");
}

TEST_CASE("gender forms are one token") {
  CHECK(surfaces("Bürger:innen Bürger*innen Bürger_innen Bürger/innen Bürger/-innen BürgerInnen "
                 "Bürger(innen) Bürger·innen") ==
        "bürgerinnen bürgerinnen bürgerinnen bürgerinnen bürgerinnen bürgerinnen bürgerinnen "
        "bürgerinnen");
  CHECK(surfaces("Lehrer:in Lehrer/in jede:r") == "lehrerin lehrerin jeder");
  CHECK(surfaces("Zeit: in Berlin") == "zeit in berlin");
}

TEST_CASE("symbols of units are found by their words") {
  CHECK(surfaces("12 % 5 €") == "12 % 5 €");
  CHECK(overlays("12 % für 5 € oder 7 $ nach § 5") == "prozent euro dollar paragraf");
  CHECK(finds("Prozent", "12 %"));
}

TEST_CASE("addresses keep their words as tokens") {
  CHECK(surfaces("siehe https://www.example.org/a?b=1, dort") ==
        "siehe https www example org a b 1 dort");
  CHECK(surfaces("max.muster@web.de @nachlese #Klima") == "max muster web de nachlese klima");
}

TEST_CASE("other scripts and emoji") {
  CHECK(surfaces("Київ Αθήνα القاهرة") == "київ αθήνα القاهرة");
  CHECK(analyze("北京大学").tokens.size() >= 2);
  CHECK(analyze("🇩🇪👩\u200D💻👍🏽").tokens.size() == 3);
}

TEST_CASE("sentences begin where sentences begin") {
  const auto starts = [](std::string_view text) {
    std::string out;
    for (const auto& t : analyze(text).tokens) {
      if (t.sentence_start) out.append(out.empty() ? "" : " ").append(t.word->surface.text);
    }
    return out;
  };
  CHECK(starts("Das ist gut. Wir gehen! Oder?") == "das wir oder");
  CHECK(starts("Am 3. Oktober kam Dr. Merkel nach St. Gallen.") == "am");
  CHECK(starts("Er war Nr. 3. Das stimmt usw. Wir auch.") == "er das wir");
  CHECK(starts("Sie sagte: „Wir schaffen das.“") == "sie wir");
  CHECK(starts("Es sprach George W. Bush. Plan B. Das reicht.") == "es plan das");
  CHECK(starts("Ein Titel\n\nEin Absatz") == "ein ein");
}

TEST_CASE("ill-formed bytes separate tokens") {
  CHECK(surfaces("a\xFF"
                 "b \xC3 c\x80"
                 "d") == "a b c d");
  CHECK(surfaces(std::string("a\0b", 3)) == "a b");
}

TEST_CASE("thousands divided by blanks are one number") {
  for (const std::string_view text :
       {"10 000", "10.000", "10'000", "10’000", "10\u00A0000", "10000"})
    CHECK(surfaces(text) == "10000");
  CHECK(surfaces("rund 1 234 567 Menschen") == "rund 1234567 menschen");
  CHECK(surfaces("es kamen 100 000 und 50 000.") == "es kamen 100000 und 50000");
  CHECK(surfaces("10 000,50 Euro") == "10000.50 euro");
  CHECK(surfaces("die 10 000-Meter-Strecke") == "die 10000 meter strecke");
  CHECK(surfaces("zwischen 10 000-20 000") == "zwischen 10000 20000");
  CHECK(surfaces("10 000–20 000") == "10000 20000");
  CHECK(surfaces("(10 000 Euro)") == "10000 euro");
  CHECK(surfaces("im Jahr 2020 100 000 Menschen") == "im jahr 2020 100000 menschen");
  CHECK(surfaces("331 449 281 Einwohner") == "331449281 einwohner");
  CHECK(surfaces("250 000 000") == "250000000");
  CHECK(surfaces("-10 000 und €10 000") == "10000 und € 10000");
}

TEST_CASE("digits beside digits are no thousands") {
  CHECK(surfaces("im Jahr 2020 100 Menschen") == "im jahr 2020 100 menschen");
  CHECK(surfaces("1990 000") == "1990 000");
  CHECK(surfaces("10 0000") == "10 0000");
  CHECK(surfaces("10 00") == "10 00");
  CHECK(surfaces("10 000 12") == "10 000 12");
  CHECK(surfaces("1 234 5678") == "1 234 5678");
  CHECK(surfaces("0171 234 567") == "0171 234 567");
  CHECK(surfaces("030 123 456") == "030 123 456");
  CHECK(surfaces("030/123 456") == "030 123 456");
  CHECK(surfaces("(030) 123 456") == "030 123 456");
  CHECK(surfaces("Tel. 22 345 678") == "tel 22 345 678");
  CHECK(surfaces("+49 171 234 567") == "+ 49 171 234 567");
  CHECK(surfaces("Linien 100 200 300") == "linien 100 200 300");
  CHECK(surfaces("12\n345 und 12  345") == "12 345 und 12 345");
  CHECK(surfaces("123 456 789 012 345 678") == "123 456 789 012 345 678");
  CHECK(surfaces("0 000") == "0 000");
}
