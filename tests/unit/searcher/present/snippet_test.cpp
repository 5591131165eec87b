#include "searcher/present/snippet.hpp"

#include "searcher/present/prefilter.hpp"
#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::text;
namespace {

// The wanted terms of query words: the word itself, its stem, the stem in compounds, and its own
// parts.
Wanted wanted_words(const std::vector<std::string>& words) {
  Analyzer analyzer;
  Wanted wanted;
  for (const auto& word : words) {
    Analysis analysis;
    analyzer.analyze(word, Purpose::query, analysis);
    const Word& found = *analysis.tokens.at(0).word;
    wanted.surfaces.emplace(found.surface.text, wanted.groups);
    wanted.stems.emplace(found.stem.text, wanted.groups);
    wanted.parts.emplace(found.stem.text, wanted.groups);

    ++wanted.groups;
  }
  return wanted;
}

Groups all_of(const Wanted& wanted) { return group_bit(wanted.groups) - 1; }

std::string filler(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes)
    text += "Am Morgen lag Nebel auf den Feldern, und niemand sprach ein Wort.\n";
  return text;
}

std::string snippet_of(const Article& article, const std::vector<std::string>& words) {
  Analyzer analyzer;
  const Wanted wanted = wanted_words(words);
  return make_snippet(article, wanted, analyzer, [&] { return all_of(wanted); });
}

}  // namespace

TEST_CASE("a snippet shows the place with most words, wherever it is") {
  Article article;
  article.lead = "Der Minister sprach in Bonn.";
  article.body = filler(5'000) + "Der Minister lobte das Gesetz.\n" + filler(9'000) +
                 "Der Minister nannte die neuen Gesetze über Häuser gut.\n" + filler(5'000);
  CHECK(snippet_of(article, {"Minister", "Gesetz", "Haus"}).find("<mark>Häuser</mark> gut.") !=
        std::string::npos);
  CHECK(snippet_of(article, {"Minister", "Gesetz"})
            .find("<mark>Minister</mark> lobte das <mark>Gesetz</mark>.") != std::string::npos);
  CHECK(snippet_of(article, {"Minister"}) == "Der <mark>Minister</mark> sprach in Bonn.");
}

TEST_CASE("two places are shown, in the order of the text, where no place has all words") {
  Article article;
  article.body = filler(3'000) + "Das Gesetz kam nie.\n" + filler(6'000) + "Der Minister ging.\n" +
                 filler(3'000);
  for (const auto& words :
       {std::vector<std::string>{"Minister", "Gesetz"}, {"Gesetz", "Minister"}}) {
    const std::string both = snippet_of(article, words);
    CAPTURE(both);
    const auto law = both.find("Das <mark>Gesetz</mark> kam nie.");
    CHECK(law != std::string::npos);
    CHECK(both.find("<mark>", law + 20) != std::string::npos);
    CHECK(both.find(" … ") != std::string::npos);
    CHECK(both.size() < 400);
  }
}

TEST_CASE("a snippet prefers the word itself to a part of a compound") {
  Article article;
  article.body = "Sie fahren Rad.\n" + filler(5'000) + "Das Rathaus und das Wohnhaus.\n" +
                 filler(3'000) + "Das Haus am See.\n";
  CHECK(snippet_of(article, {"Haus"}) == "Das <mark>Haus</mark> am See.");
  article.body = "Der starke Regen.\n" + filler(5'000) + "Der Starkregen.\n";
  CHECK(snippet_of(article, {"Starkregen"}).find("<mark>Starkregen</mark>") != std::string::npos);
}

TEST_CASE("a word that does not look like its stem is found") {
  Article article;
  article.body = filler(6'000) + "Der Minister ging.\n" + filler(3'000);
  const std::string both = snippet_of(article, {"Minister", "gehen"});
  CAPTURE(both);
  CHECK(both.find("<mark>Minister</mark> <mark>ging</mark>") != std::string::npos);
  CHECK(snippet_of(article, {"gehen"}).find("<mark>ging</mark>") != std::string::npos);
}

TEST_CASE("without any of the words a snippet is the beginning, and captions come last") {
  Article article;
  article.title = "Ohne";
  article.body = "Erster Satz.\n" + filler(3'000);
  article.captions = {"Das Schiff im Hafen"};
  CHECK(snippet_of(article, {"Dachs"}).starts_with("Erster Satz."));
  CHECK(snippet_of(article, {"Hafen"}) == "Das Schiff im <mark>Hafen</mark>");
}

TEST_CASE("a glance overlooks no word that begins like its stem") {
  const Wanted wanted = wanted_words({"Straße", "Häuser", "Öl", "Ministerpräsident"});
  const Prospect prospect(wanted);
  CHECK(prospect.in("STRASSEN").groups == group_bit(0));
  CHECK(prospect.in("Straßenbahn").groups == group_bit(0));
  CHECK(prospect.in("das HAUS, Wohnhäuser").groups == group_bit(1));
  CHECK(prospect.in("ÖLE und Erdöl").groups == group_bit(2));
  CHECK(prospect.in("die Ministerin").groups == group_bit(3));
  CHECK(prospect.in("die Ministerin").whole == 0);
  CHECK(prospect.in("des Ministerpräsidenten").whole == group_bit(3));
  CHECK(prospect.in("\xC3").groups == 0);
  CHECK(prospect.in("").groups == 0);
}

}  // namespace nachlese
