#include "searcher/session/correct.hpp"

#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

Article make(const std::string& id, const std::string& body) {
  Article article;
  article.id = id;
  article.body = body;
  return article;
}

std::string suggestion(const std::string& query) {
  static const test::SmallArchive archive({
      make("a", "Das Gipfeltreffen in Helsinki begann mit einem Treffen der Minister."),
      make("b", "Das Treffen in Helsinki dauerte zwei Stunden."),
      make("c",
           "Der Klimaschutz kostet Geld, und das Paket ist geschnürt. Zum Klimaschutzpaket sagt "
           "der Minister nichts."),
      make("d", "Die Häuser der Straße und die Haustür."),
  });
  SearchRequest request;
  request.query = query;
  return Searcher(archive.path()).search(request).suggestion;
}

}  // namespace

TEST_CASE("a word that no article has is quoted as its language quotes") {
  const test::SmallArchive archive({make("a", "Das Gipfeltreffen in Helsinki.")});
  SearchRequest request;
  request.query = "Zwxqv";
  const auto said = [&](Language language) {
    request.language = language;
    std::string out;
    for (const Diagnostic& note : Searcher(archive.path()).search(request).diagnostics)
      if (note.code == "unknown-words") out += note.message;
    return out;
  };
  CHECK(said(Language::english).find("“Zwxqv”") != std::string::npos);
  CHECK(said(Language::german).find("„Zwxqv“") != std::string::npos);
}

TEST_CASE("typing errors cost what fingers make of them") {
  const double one = typing_distance(U"trexfen", U"treffen");
  CHECK(one == 1);
  CHECK(typing_distance(U"treffen", U"treffen") == 0);
  CHECK(typing_distance(U"trefen", U"treffen") < one);   // a doubled letter
  CHECK(typing_distance(U"terffen", U"treffen") < one);  // swapped
  CHECK(typing_distance(U"trefden", U"treffen") < one);  // the neighboring key
  CHECK(typing_distance(U"hauser", U"häuser") < typing_distance(U"hiuser", U"häuser"));
  CHECK(typing_distance(U"dreffen", U"treffen") > one);  // the first letter is seldom wrong
}

TEST_CASE("unknown words are corrected, one by one and part by part") {
  CHECK(suggestion("Trefen Helsinki") == "Treffen Helsinki");
  CHECK(suggestion("Trefen Hlsinki") == "Treffen Helsinki");
  CHECK(suggestion("+Gipfeltrefen") == "+Gipfeltreffen");
  CHECK(suggestion("Klimaschuzpaket") == "Klimaschutzpaket");
  CHECK(suggestion("titel:=Trefen").empty());
  CHECK(suggestion("MINDESTENS/2 (Trefen Helsinki Stunden)") ==
        "MINDESTENS/2 (Treffen Helsinki Stunden)");
}

TEST_CASE("a compound that nobody knows is taken apart") {
  static const test::SmallArchive archive(
      {make("a", "Der Knudel fließt an hohen Wossen vorbei."), make("b", "Wossen sind hoch.")});
  Searcher searcher(archive.path());
  const auto request = [](const std::string& query) {
    SearchRequest out;
    out.query = query;
    return out;
  };
  const auto search = [&](const std::string& query) { return searcher.search(request(query)); };
  CHECK(search("Knudelswossen").suggestion == "Knudel Wossen");
  CHECK(search("Knudelswossen").hits.front().id == "a");
  CHECK(search("+Knudelswossen").suggestion == "+(Knudel Wossen)");
  CHECK(search("fern ODER Knudelswossen").suggestion == "fern ODER (Knudel Wossen)");
  CHECK(searcher.explain(request("Knudelswossen")).hits.front().id == "a");
}

TEST_CASE("umlauts typed as two letters find words that only the archive knows") {
  static const test::SmallArchive archive({make("a", "Das Glöcklesbrückenfest fiel aus."),
                                           make("b", "Die Model C-Schulen schlossen.")});
  const auto found = [&](const char* query) {
    SearchRequest request;
    request.query = query;
    return Searcher(archive.path()).search(request).total;
  };
  CHECK(found("Gloecklesbrueckenfest") == 1);
  CHECK(found("„Model C“-Schulen") == 1);  // the hyphen excludes nothing
}

TEST_CASE("nothing is suggested for what the archive knows or could not find either") {
  CHECK(suggestion("Treffen Helsinki").empty());
  CHECK(suggestion("Haus").empty());  // a form of Häuser
  CHECK(suggestion("Xylophonquark").empty());
  CHECK(suggestion("\"Trefen\"").empty());  // quoted words are meant literally
  CHECK(suggestion("quelle:Trefen").empty());
}

TEST_CASE("a slip of the finger that finds nothing is answered by its correction, which is said") {
  static const test::SmallArchive archive({make("a", "Das Treffen von Helsinki."),
                                           make("b", "Ein Treffen in Bonn."),
                                           make("c", "Stille.")});
  SearchRequest request;
  request.query = "Trefen";
  request.limit = 1;
  Searcher searcher(archive.path());
  const auto first = searcher.search(request);
  CHECK(first.total == 2);
  CHECK(first.suggestion == "Treffen");
  CHECK(first.corrected);
  REQUIRE(first.diagnostics.size() == 1);
  CHECK(first.diagnostics.front().code == "corrected");
  REQUIRE(first.hits.size() == 1);
  CHECK(first.hits.front().snippet.find("<mark>Treffen</mark>") != std::string::npos);
  request.offset = 1;  // the next page belongs to the same list
  const auto second = searcher.search(request);
  REQUIRE(second.hits.size() == 1);
  CHECK(second.hits.front().id != first.hits.front().id);
  request.query = "Trefen Helsinki";  // one wrong word among several
  request.offset = 0;
  const auto mended = searcher.search(request);
  CHECK(mended.diagnostics.front().code == "corrected");
  CHECK(mended.corrected);
  CHECK(mended.suggestion == "Treffen Helsinki");
}

TEST_CASE("a query full of unknown words is no slip of the finger") {
  CHECK(suggestion("Trefen Hlsinki Gipfeltrefen") == "Treffen Helsinki Gipfeltreffen");
  CHECK(suggestion("Trefen Hlsinki Gipfeltrefen Xyzzya Xyzzyb Xyzzyc").empty());
}

}  // namespace nachlese
