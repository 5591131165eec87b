#include <thread>

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;
using namespace std::string_literals;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::size_t words_in(const std::string& name) {
  return static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
}

}  // namespace

TEST_CASE("empty texts have no names") {
  CHECK(names_in({}).mentions.empty());
  CHECK(names_in({"", " \n ", "…"}).mentions.empty());
}

TEST_CASE("any bytes are survived") {
  CHECK_NOTHROW(names_in({"Angela\0Merkel \xff\xfe \xc3"s}));
  CHECK_NOTHROW(names_in({"-- - -' '' ’s -s A- B' . / & &&& Dr. Dr. Dr. von von von"}));
  CHECK_NOTHROW(names_in({repeated("\xcc\x88", 100)}));
}

TEST_CASE("decomposed umlauts are the same names") {
  CHECK(persons_in("Die Politikerin Ka\xcc\x88the Scho\xcc\x88ller sprach in Ko\xcc\x88ln.") ==
        persons_in("Die Politikerin Käthe Schöller sprach in Köln."));
}

TEST_CASE("names do not grow with a sentence of 40,000 words, a list of names or capitals") {
  for (const std::string part :
       {"und Angela Merkel mit Uwe Schäfer ", "Schäfer, Uwe; Meier, Petra; ",
        "ANGELA MERKEL IN PARIS ", "Angela Uwe Petra Jens Klaus Peter Maria ",
        "GmbH & Co. KG AG Universität für "}) {
    for (const Entity& entity : names_in({repeated(part, 8000)}).entities)
      CHECK(words_in(entity.name) <= 8);
  }
}

TEST_CASE("lists, tables, foreign quotes and endless articles stay within bounds") {
  const std::string table =
      "Platz | Verein | Punkte\n1 | FC Bayern München | 78\n2 | Borussia Dortmund | 71\n";
  const std::string deaths =
      "Wir trauern um\nHeinz Albert Möller\n* 3. 4. 1931  † 12. 1. 2020\nGerda Möller, geb. Voß\n";
  const std::string sport =
      "100 m: 1. Usain Bolt (JAM) 9,58; 2. Tyson Gay (USA) 9,71; 3. Asafa Powell (JAM) 9,84. ";
  const std::string quote =
      "\u201EWe will not give up\u201C, said Boris Johnson. \"America First\", replied Donald "
      "Trump. ";
  for (const std::string& part :
       {table, deaths, sport, quote, std::string("A "), std::string("A-B-C-D-E-F-")}) {
    const std::string text = repeated(part, static_cast<int>(200'000 / part.size()));
    const Names names = names_in({text});
    for (const Entity& entity : names.entities) CHECK(words_in(entity.name) <= 8);
    for (const Mention& mention : names.mentions) CHECK(mention.end <= text.size());
  }
  CHECK(std::ranges::count(persons_in(sport), "Usain Bolt") == 1);
}

TEST_CASE("an article of 5 MB has the names of its sentences") {
  const std::string part =
      "Angela Merkel traf Emmanuel Macron in Paris, wo die Nato tagte. Ein Sprecher der CDU lobte "
      "das.\n\n";
  CHECK(names_in({repeated(part, static_cast<int>(5'000'000 / part.size()))}).entities.size() == 5);
}

TEST_CASE("threads share one recogniser") {
  const std::string text =
      "Angela Merkel traf Emmanuel Macron in Paris. Merkel reiste dann nach Rom.";
  const auto wanted = persons_in(text);
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (auto& slot : found) {
    threads.emplace_back([&slot, &text] {
      for (int i = 0; i < 20; ++i) slot = persons_in(text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& persons : found) CHECK(persons == wanted);
}
