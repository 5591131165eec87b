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

TEST_CASE("a word that is broken over two lines is shown whole") {
  for (const std::string line_break : {"\n", "\r\n"}) {
    const std::string broken = "kam der neue Bundes-" + line_break + "präsident nach Bonn.\n";
    Article article;
    article.body = "Am Montag " + broken + "Die Menge jubelte.";
    const std::string shown = snippet_of(article, {"Bundespräsident"});
    CAPTURE(shown);
    CHECK(shown.find("<mark>Bundes-") != std::string::npos);
    CHECK(shown.find("präsident</mark> nach Bonn.") != std::string::npos);
    // Wherever long texts are divided.
    for (std::size_t before = 900; before < 1100; before += 3) {
      article.body = std::string(before, 'x') + ".\n" + broken + filler(2'000);
      CHECK(snippet_of(article, {"Bundespräsident"}).find("präsident</mark> nach Bonn.") !=
            std::string::npos);
    }
  }
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

TEST_CASE("a long sentence is cut between clauses") {
  Article article;
  article.body =
      "Nachdem der Rat der Gemeinde am Abend lange über die alte Brücke am Markt und über ihre "
      "Kosten gestritten hatte, erklärte der Minister, dass das Land einen Teil der Summe trage, "
      "weil die Gemeinde sonst ihre Schulen, ihre Bäder und ihre Straßen nicht mehr erhalten könne "
      "und am Ende niemandem mit einer Brücke gedient sei, die keiner mehr bezahlen wolle oder "
      "nutzen dürfe, solange ihre Pfeiler nicht erneuert sind und niemand die Arbeiten übernimmt.";
  const std::string end = snippet_of(article, {"Pfeiler"});
  CAPTURE(end);
  CHECK(end.starts_with("… "));
  CHECK(end.ends_with("die Arbeiten übernimmt."));
  CHECK(article.body[article.body.find(end.substr(end.find(' ') + 1, 8)) - 2] == ',');
  const std::string begin = snippet_of(article, {"Rat"});
  CAPTURE(begin);
  CHECK(begin.starts_with("Nachdem der <mark>Rat</mark>"));
  CHECK(begin.ends_with(", …"));
}

TEST_CASE("a sentence a little longer than a snippet is shown whole") {
  Article article;
  article.body = "Der Minister ";
  while (article.body.size() < 300) article.body += "und auch die Frau am Fenster ";
  article.body += "gingen.";
  const std::string all = snippet_of(article, {"Minister"});
  CHECK(all.ends_with("gingen."));
  CHECK(all.find("…") == std::string::npos);
}

TEST_CASE("between two places there is one sign for what was left out") {
  const std::string clause = ", was in dieser langen Sitzung niemand mehr so recht glauben wollte";
  Article article;
  for (const char* word : {"Minister", "Gesetz"}) {
    article.body += filler(2'000) + "Am Ende kam es so" + clause + clause + ", dass der " + word +
                    " noch einmal erwähnt wurde" + clause + clause + ", und dann war Schluss.\n";
  }
  const std::string both = snippet_of(article, {"Minister", "Gesetz"});
  CAPTURE(both);
  CHECK(both.find("<mark>Minister</mark>") != std::string::npos);
  CHECK(both.find("<mark>Gesetz</mark>") != std::string::npos);
  CHECK(both.find("… …") == std::string::npos);
  CHECK(both.find("… ") != both.rfind(" …"));
}

TEST_CASE("a sentence that stands in lead and body comes once") {
  Article article;
  article.lead = "Angela Merkel wird heute 70";
  article.body = "Angela Merkel wird heute 70. Gefeiert wird mit Freunden in der Akademie.";
  const std::string once = snippet_of(article, {"Merkel", "Akademie"});
  CAPTURE(once);
  CHECK(once.find("wird heute 70") == once.rfind("wird heute 70"));
  CHECK(once.find("<mark>Akademie</mark>") != std::string::npos);
  Article again;
  again.body =
      "Merkel kam spät am Abend nach Rom. „Merkel kam spät am Abend nach Rom.“ So hieß es.";
  const std::string first = snippet_of(again, {"Merkel"});
  CAPTURE(first);
  CHECK(first.find("nach Rom") == first.rfind("nach Rom"));
}

TEST_CASE("a byline is no part of the text") {
  Article article;
  for (const char* byline : {"von Erika Muster ", "Von Max Muster und Erika Muster ",
                             "VON ERIKA MUSTER\n", "Von Max von Muster\n\n"}) {
    article.body = std::string(byline) + "Der islamistische Prediger kam vor Gericht. Er schwieg.";
    CAPTURE(byline);
    CHECK(snippet_of(article, {"Prediger"}) ==
          "Der islamistische <mark>Prediger</mark> kam vor Gericht. Er schwieg.");
    CHECK(snippet_of(article, {"Dachs"}) ==
          "Der islamistische Prediger kam vor Gericht. Er schwieg.");
  }
  article.body = "Von Erika Muster ist nichts zu hören. Der Prediger schwieg.";
  CHECK(snippet_of(article, {"Prediger"}).find("schwieg.") != std::string::npos);
  CHECK(snippet_of(article, {"Dachs"}).starts_with("Von Erika Muster ist nichts"));
}

TEST_CASE("a headline inside a text is not joined with the sentence after it") {
  Article article;
  article.body = "Die Wahl ist vorbei.\n\nStreit um Posten\n\nDer Minister ging. Dann kam Ruhe.";
  CHECK(snippet_of(article, {"Minister"}) == "Der <mark>Minister</mark> ging. Dann kam Ruhe.");
  CHECK(snippet_of(article, {"Posten"}) == "Streit um <mark>Posten</mark>");
  CHECK(snippet_of(article, {"Wahl"}) == "Die <mark>Wahl</mark> ist vorbei.");
  // Lines of a text that was wrapped are no headlines.
  article.body =
      "Der Minister sagte gestern in einer langen Rede vor dem ganzen\n"
      "Parlament, er werde bleiben. Dann kam Ruhe.";
  CHECK(snippet_of(article, {"Minister"}).ends_with("er werde bleiben. Dann kam Ruhe."));
}

TEST_CASE("where a text has signs of its own for what was left out, none is added") {
  Article article;
  article.body = "Der Minister ging …";
  CHECK(snippet_of(article, {"Minister"}) == "Der <mark>Minister</mark> ging …");
}

}  // namespace nachlese
