#include "searcher/session/hit_document.hpp"

#include "indexer/document.hpp"
#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

Xapian::Document document_of(const std::string& body) {
  Article article;
  article.id = "a";
  article.title = "Titel";
  article.body = body;
  index::DocumentBuilder builder(nullptr);
  return builder.build(article).document;
}

std::string sentences(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "Satz " + std::to_string(i) + " des langen Berichts. ";
  return out;
}

}  // namespace

TEST_CASE("the text of a hit is read once, and kept unless it is a book") {
  for (const int count : {3, 20'000}) {
    CAPTURE(count);
    const std::string body = sentences(count);
    const Xapian::Document document = document_of(body);
    ReadArticle known;
    CHECK(HitDocument(document, &known).article()->body == body);
    CHECK((known.article != nullptr) == (count == 3));
    CHECK(HitDocument(document, &known).article()->body == body);
    CHECK(HitDocument(document).article()->body == body);
  }
}

TEST_CASE("words that were read serve the text, those of a book that were read in part do not") {
  const std::string body = "Der Minister kommt. Die Ministerin geht.";
  const Xapian::Document document = document_of(body);
  ReadArticle known;
  known.words = {{"nur", 1, true}};
  known.cut = true;
  CHECK(HitDocument(document, &known).article()->body == body);
}

}  // namespace nachlese
