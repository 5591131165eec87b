// Who is meant, in kinds of sentences that news are made of.
#include "tests/catch.hpp"
#include "tests/unit/entities/quotes/said.hpp"

using namespace nachlese;

namespace {

struct Case {
  std::string text;
  std::vector<std::string> said;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(said_in(one.text) == one.said);
  }
}

}  // namespace

TEST_CASE("subjects over what stands between") {
  check({
      {"Karl Müller, der Vorsitzende des Vereins, sagte, er gehe.",
       {"indirect: Karl Müller: er gehe"}},
      {"Karl Müller, der seit Jahren im Amt ist, sagte, er gehe.",
       {"indirect: Karl Müller: er gehe"}},
      {"Wie Karl Müller, Chef der Firma Kruse, mitteilte, ruht die Arbeit.",
       {"indirect: Karl Müller: ruht die Arbeit"}},
      {"Karl Müller dankte den Helfern und sagte, er gehe.", {"indirect: Karl Müller: er gehe"}},
      {"Das war klar, weil Karl Müller betont hatte, er gehe bald.",
       {"indirect: Karl Müller: er gehe bald"}},
      {"Es war Karl Müller, der sagte, er gehe.", {"indirect: Karl Müller: er gehe"}},
      {"Am Dienstag sagte der SPD-Politiker Karl Müller vor Journalisten in Berlin, er gehe.",
       {"indirect: Karl Müller: er gehe"}},
      {"Der Zeitung „Die Welt“ sagte Karl Müller, er gehe.", {"indirect: Karl Müller: er gehe"}},
      {"Der Zug komme, teilte die zur Bahn gehörende Firma Kruse mit.",
       {"indirect: Firma Kruse: Der Zug komme"}},
  });
}

TEST_CASE("those who are meant by a noun or pronoun") {
  check({
      {"Karl Müller kam. Seiner Ansicht nach ist das falsch.",
       {"indirect: Karl Müller: ist das falsch"}},
      {"Die Gewerkschaft Verdi ruft zum Streik auf. Die Gewerkschaft sagte, er werde lang.",
       {"indirect: Verdi: er werde lang"}},
      {"Die Forscher trafen sich. Sie sagten, das Ergebnis sei neu.",
       {"indirect: Forscher: das Ergebnis sei neu"}},
      {"Laut Polizeiangaben wurde niemand verletzt.",
       {"indirect: Polizei: wurde niemand verletzt"}},
  });
}

TEST_CASE("a frame within what is said is not another one") {
  check({
      {"Karl Müller sagte, er habe nie gesagt, dass er gehe.",
       {"indirect: Karl Müller: er habe nie gesagt, dass er gehe"}},
      {"Karl Müller will nicht sagen, ob er geht.", {}},
      {"Ich sage, dass ich gehe.", {}},
      {"Man weiß, dass die Erde rund ist.", {}},
      {"Es wird erwartet, dass es regnet.", {}},
  });
}

TEST_CASE("clock times and ordinals end no sentence and no clause") {
  check({
      {"Um 10:05 Uhr sagte Karl Müller, er gehe.", {"indirect: Karl Müller: er gehe"}},
      {"In der 29. Folge sagte Karl Müller, er gehe.", {"indirect: Karl Müller: er gehe"}},
  });
}

TEST_CASE("a name behind its role, a modal before the verb, a noun before a colon") {
  check({
      {"Der Vorsitzende im niedersächsischen Landtag, Wolfgang Jüttner, hatte Karl Müller gestern "
       "aufgefordert, sein Mandat niederzulegen.",
       {"indirect: Wolfgang Jüttner: sein Mandat niederzulegen"}},
      {"Wie die Zeitung veröffentlichte, soll Karl Müller zu Anna Schmidt gesagt haben: „Das war "
       "ein großer Fehler.“",
       {"direct: Karl Müller: Das war ein großer Fehler."}},
      {"Zitat von Karl Müller: „Wir haben etwas erreicht.“",
       {"direct: Karl Müller: Wir haben etwas erreicht."}},
      {"Es hatte sich herausgestellt, dass kein Feuer ausgebrochen war.", {}},
  });
}

TEST_CASE("offsets count code points") {
  const std::string text = "Käthe Müller sagte: „Über allen Gipfeln ist Ruh.“";
  const std::string json = quotes::quotes_as_json(quotes_of({text}), text);
  CHECK(json ==
        "{\"type\":\"direct\",\"text\":\"Über allen Gipfeln ist Ruh.\",\"start\":21,\"end\":48,"
        "\"speaker\":\"Käthe Müller\",\"speaker_start\":0,\"speaker_end\":12,"
        "\"name\":\"Käthe Müller\",\"cue\":\"sagte\"}\n");
}

TEST_CASE("what is not known is null") {
  const std::string text = "Auf dem Plakat stand: „Wir wollen hier alle zusammen bleiben.“";
  const std::string json = quotes::quotes_as_json(quotes_of({text}), text);
  CHECK(json.find("\"name\":null,\"cue\":null") != std::string::npos);
}

TEST_CASE("a possessive is no speaker by itself") {
  for (const std::string text :
       {"Seiner Ansicht nach ist das falsch.", "Nach seiner Überzeugung ist das falsch.",
        "Seinen Angaben zufolge ist das falsch.", "Seine Meinung ist, dass das falsch sei."}) {
    INFO(text);
    const quotes::Quotes found = quotes_of({text});
    REQUIRE(found.quotes.size() == 1);
    CHECK(found.quotes[0].speaker.empty());
    CHECK(found.names.empty());
    const quotes::Quotes named = quotes_of({"Karl Müller kam. " + text});
    REQUIRE(named.quotes.size() == 1);
    CHECK_FALSE(named.quotes[0].speaker.empty());
    CHECK(named.names == std::vector<std::string>{"Karl Müller"});
  }
}

TEST_CASE("a separable verb is a cue with its particle") {
  const std::string text = "Karl Müller teilte am Montag mit, er gehe.";
  const quotes::Quotes found = quotes_of({text});
  REQUIRE(found.quotes.size() == 1);
  CHECK(quotes::cue_text(found.quotes[0], text) == "teilte mit");
}
