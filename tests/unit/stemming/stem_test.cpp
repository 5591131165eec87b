#include "stemming/stem.hpp"

#include "reading.hpp"
#include "tests/catch.hpp"

using namespace nachlese::reading;

namespace {

void check_united(std::initializer_list<const char*> words) {
  for (const auto* word : words) {
    INFO(word);
    CHECK(stem(word) == stem(*words.begin()));
  }
}

}  // namespace

TEST_CASE("inflections are united") {
  check_united({"China", "Chinas"});
  check_united({"Selenskyj", "Selenskyjs"});
  check_united({"Merz", "Merz'", "Merz’"});
  check_united({"System", "Systeme", "Systems", "Systemen"});
  check_united({"Zins", "Zinsen"});
  check_united({"Geld", "Gelder", "Geldern", "Geldes"});
  check_united({"Haus", "Häuser", "Häusern", "Hauses"});
  check_united({"Minister", "Ministers", "Ministern"});
}

TEST_CASE("irregular verbs are united") {
  check_united({"gehen", "ging", "gingen", "gegangen", "geht"});
  check_united({"treffen", "traf", "trafen", "getroffen", "trifft"});
  check_united({"sprechen", "sprach", "sprachen", "gesprochen", "spricht"});
}

TEST_CASE("negated participles are cut like the participle") {
  check_united({"unverändert", "unveränderte", "unveränderten"});
  CHECK(stem("unverändert") == "un" + stem("verändert"));
}

TEST_CASE("words of different meaning stay apart") {
  const auto apart = [](const char* a, const char* b) {
    INFO(a << " " << b);
    CHECK(stem(a) != stem(b));
  };
  apart("Gas", "Gast");
  apart("Markt", "Mark");
  apart("Welt", "Wels");
  apart("Gesetz", "setzen");
  apart("Internet", "intern");
  apart("Post", "Pose");
  apart("Gericht", "richten");
  apart("Neun", "neu");
}

TEST_CASE("umlauts typed as two letters are umlauts only where the lexicon says so") {
  CHECK(stem("Haeuser") == stem("Häuser"));
  CHECK(stem("Praesident") == stem("Präsident"));
  CHECK(stem("neue") == stem("neu"));
  CHECK(stem("Israel").find("ae") != std::string::npos);
  CHECK(stem("Poesie").find("oe") != std::string::npos);
  CHECK(stem("Goethe").find("oe") != std::string::npos);
}

TEST_CASE("words without umlauts as typed find those with") { CHECK(stem("Hauser") == stem("Häuser")); }

TEST_CASE("a base form is its own stem in every reading") {
  CHECK(nachlese::is_base_form("gipfel"));
  CHECK_FALSE(nachlese::is_base_form("straßen"));
  CHECK_FALSE(nachlese::is_base_form("sein"));  // das Sein has the stem, the verb has none
  CHECK_FALSE(nachlese::is_base_form("treffen"));
}
