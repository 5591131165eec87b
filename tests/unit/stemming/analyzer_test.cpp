#include "stemming/analyzer.hpp"

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

TEST_CASE("equal words are equal pointers, terms are dense") {
  const auto analysis = analyze("Haus und Haus und HAUS");
  CHECK(analysis.tokens[0].word == analysis.tokens[2].word);
  CHECK(analysis.tokens[1].word == analysis.tokens[3].word);
  for (const auto& t : analysis.tokens) CHECK(t.word->surface.id < analyzer().terms());
}

TEST_CASE("function words have no stem") {
  const auto analysis = analyze("Die Frage, ob wir das können");
  CHECK(analysis.tokens[0].word->function_word);
  CHECK(analysis.tokens[0].word->stem.text.empty());
  CHECK_FALSE(analysis.tokens[1].word->function_word);
  CHECK(analysis.tokens[5].word->function_word);
}

TEST_CASE("capitalised homographs of function words are content") {
  CHECK_FALSE(analyzer().word("Weil")->function_word);
}

TEST_CASE("at the start of a sentence the lexicon decides about the capital") {
  CHECK(analyze("Gesprochen wurde viel.").tokens[0].word->stem.text == stem("gesprochen"));
  CHECK(analyze("Regierungen stürzen.").tokens[0].word->stem.text == stem("Regierung"));
}

TEST_CASE("lower-case queries find nouns") {
  CHECK(finds("märkte", "auf dem Markt"));
  CHECK(finds("regierungskrise", "die Regierungskrisen"));
  CHECK(finds("gast", "viele Gäste"));
  CHECK(finds("geld", "die Gelder"));
  CHECK(analyze("ukrainekrieg", Purpose::query).tokens.size() == 1);
}

TEST_CASE("words that the lexicon does not know are read both ways in queries") {
  CHECK(finds("zwurbelkonferenzen", "die Zwurbelkonferenz"));
  CHECK(finds("zwurbelte", "sie zwurbelten"));
  CHECK(finds("wärmepumpenoffensive", "die Wärmepumpenoffensiven"));
}

TEST_CASE("words read both ways have a second reading") {
  for (const auto* word : {"angeboten", "auftritt", "befragten"}) {
    CHECK(analyze(word, Purpose::query).tokens[0].other != nullptr);
    CHECK(analyze(word, Purpose::document).tokens[0].other == nullptr);
  }
  CHECK(analyze("regierung", Purpose::query).tokens[0].other == nullptr);
  // A capital at the start of a query is meant, unless it starts a question.
  const auto festival = analyze("Winterfeste", Purpose::query).tokens[0];
  CHECK(festival.word->stem.text == "winterfest");
  CHECK(festival.other != nullptr);
  CHECK(analyze("Wie viele Tore", Purpose::query).tokens[0].word->function_word);
}

TEST_CASE("trim forgets once much is kept") {
  Analyzer own;
  CHECK_FALSE(own.trim());
  Analysis analysis;
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += "w" + std::to_string(round * 10'000 + i) + "x ";
    own.analyze(text, Purpose::document, analysis);
  }
  CHECK(own.trim());
  CHECK(own.terms() == 0);
  own.analyze("Haus", Purpose::document, analysis);
  CHECK(analysis.tokens[0].word->surface.text == "haus");
}

TEST_CASE("the fingerprint is stable and says its version") {
  CHECK(analyzer_fingerprint() == analyzer_fingerprint());
  CHECK(analyzer_fingerprint().substr(0, 2) == "de");
}
