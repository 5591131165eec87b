#include "web/pages/list_page.hpp"

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {
namespace {

const std::string kHostile = R"("><script>alert(1)</script>)";

Response get(FakeBackend& backend, const std::string& target) {
  return respond(backend, make_request("GET", target));
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct OneArticle : FakeBackend {
  OneArticle();
};

OneArticle::OneArticle() {
  FakeBackend& backend = *this;
  backend.found.emplace();
  backend.found->article.id = "a";
  backend.found->article.title = "Titel " + kHostile;
  backend.found->article.body = "Erster Absatz.\n\nZweiter " + kHostile;
  backend.found->article.source = "Bote";
}

TEST_CASE("a list can be ordered, shortened and annotated by links and a form alone") {
  OneArticle backend;
  const std::string page = get(backend, "/liste?id=a&note=vorn&id=b").body;
  CHECK(contains(page, R"(href="/liste?id=b&amp;id=a&amp;note=vorn")"));  // the other order
  CHECK(contains(page, R"(href="/liste?id=b")"));                         // without the first
  CHECK(contains(page, R"(maxlength="1000">vorn</textarea>)"));
  CHECK(contains(page, R"(href="/api/v1/articles?id=a&amp;note=vorn&amp;id=b&amp;format=ris")"));
  CHECK_FALSE(contains(page, "<script>alert"));
}

TEST_CASE("a press review has all the texts") {
  OneArticle backend;
  const std::string page = get(backend, "/liste?id=a&view=review&note=wichtig").body;
  CHECK(contains(page, "<p>Erster Absatz.</p>"));
  CHECK(contains(page, R"(<li><a href="#a1">)"));
  CHECK_FALSE(contains(page, "<script>alert"));
}

TEST_CASE("a list names articles that the archive does not have") {
  FakeBackend backend;
  const Response page = get(backend, "/liste?id=gone" + std::string("%3Cb%3E"));
  CHECK(page.status == 200);
  CHECK(contains(page.body, "nicht (mehr) im Archiv: gone&lt;b&gt;"));
  CHECK(contains(get(backend, "/liste").body, "Hier ist noch nichts."));
}

TEST_CASE("several articles are read at once, as data and as references") {
  OneArticle backend;
  CHECK(get(backend, "/api/v1/articles").status == 400);
  CHECK(get(backend, "/api/v1/articles?id=a&format=doc").status == 400);
  const Response json = get(backend, "/api/v1/articles?id=a&id=b");
  CHECK(json.content_type == "application/json");
  CHECK(json.body.starts_with(R"({"articles":[{"id":"a")"));
  const Response ris = get(backend, "/api/v1/articles?id=a&note=x&format=ris");
  CHECK(contains(ris.body, "N1  - x\r\n"));
  CHECK(contains(std::string(ris.header("Content-Disposition")), "nachlese.ris"));
  CHECK(get(backend, "/api/v1/articles?id=a&format=csv").body.starts_with("id,title,"));
  CHECK(get(backend, "/api/v1/articles?id=a&format=csl").body.starts_with("[{"));
}

TEST_CASE("data for reference managers cannot end the script that holds them") {
  OneArticle backend;
  const std::string page = get(backend, "/article?id=a").body;
  CHECK(contains(page, R"(<script type="application/ld+json">{"@context")"));
  CHECK(contains(page, R"(\u003cscript\u003ealert)"));
  CHECK_FALSE(contains(page, "<script>alert"));
}

}  // namespace
}  // namespace nachlese
