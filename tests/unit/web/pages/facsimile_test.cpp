#include <filesystem>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/http/pictures.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

struct PictureBackend : FakeBackend {
  PictureAccess access;
  [[nodiscard]] const PictureAccess* pictures() const override { return &access; }
};

const std::string kJpeg = "\xFF\xD8\xFF\xE0 picture";

MarkedArticle printed_article() {
  MarkedArticle found;
  found.article.id = "a/1";
  found.article.title = "Titel";
  found.article.recognition = 71;
  found.article.page = "3";
  found.article.facsimile.pages = {{"3", "zeitung/1905/1.jpg", 6000},
                                   {"4", "https://iiif.example/x/full/0/default.jpg", 5900},
                                   {"5", "zeitung/../secret.jpg", 5900},
                                   {"6", "https://evil.example/x.jpg", 5900},
                                   {"7", "zeitung/script.svg", 5900}};
  found.marks = {{0, 0, 100, 200, 300, 40}};
  return found;
}

std::string all_parts(const Response& response) {
  std::string out;
  while (response.next_part) {
    const std::string part = response.next_part();
    if (part.empty()) break;
    out += part;
  }
  return out;
}

TEST_CASE("the page of an article shows its print with marks, from where it may") {
  const test::TempFolder folder;
  folder.write("in/1905/1.jpg", kJpeg);
  PictureBackend backend;
  backend.found = printed_article();
  CHECK_FALSE(contains(get(backend, "/article?id=a%2F1").body, "<svg viewBox=\"0 0 4096"));
  REQUIRE(add_pictures(backend.access, "zeitung=" + (folder.path() / "in").string()));
  REQUIRE(add_pictures(backend.access, "https://iiif.example/"));
  const Response page = get(backend, "/article?id=a%2F1");
  CHECK(contains(page.body, "<svg viewBox=\"0 0 4096 6000\""));
  CHECK(contains(page.body, R"(<image href="/facsimile?id=a%2F1&amp;page=1")"));
  CHECK(contains(page.body, R"(<rect x="92" y="192" width="316" height="56"/>)"));
  CHECK(contains(page.body, R"(<image href="https://iiif.example/x/full/0/default.jpg")"));
  CHECK_FALSE(contains(page.body, "evil.example"));
  CHECK(contains(page.body, "Texterkennung 71 %"));
  CHECK(contains(page.body, "S. 3"));
  const auto policy = page.header("Content-Security-Policy");
  CHECK(contains(policy, "img-src 'self' data: https://iiif.example;"));
  CHECK(page.header("X-Content-Type-Options") == "nosniff");
}

TEST_CASE("only pictures of articles leave their folder") {
  const test::TempFolder folder;
  folder.write("in/1905/1.jpg", kJpeg);
  folder.write("in/script.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
  folder.write("secret.jpg", kJpeg);
  PictureBackend backend;
  backend.found = printed_article();
  REQUIRE(add_pictures(backend.access, "zeitung=" + (folder.path() / "in").string()));
  const Response picture = get(backend, "/facsimile?id=a%2F1&page=1");
  CHECK(picture.status == 200);
  CHECK(picture.content_type == "image/jpeg");
  CHECK(all_parts(picture) == kJpeg);
  const std::string etag(picture.header("ETag"));
  REQUIRE_FALSE(etag.empty());
  CHECK(get(backend, "/facsimile?id=a%2F1&page=1", {{"If-None-Match", etag}}).status == 304);
  for (const char* page : {"0", "2", "3", "4", "5", "6", "-1", "99999999999999999999", "x", ""}) {
    INFO(page);
    CHECK(get(backend, "/facsimile?id=a%2F1&page=" + std::string(page)).status == 404);
  }
  backend.found.reset();
  CHECK(get(backend, "/facsimile?id=a%2F1&page=1").status == 404);
}

TEST_CASE("places of pictures are folders or addresses") {
  PictureAccess access;
  CHECK_FALSE(add_pictures(access, "/no/such/folder"));
  CHECK_FALSE(add_pictures(access, "https://iiif.example"));
  CHECK_FALSE(add_pictures(access, "https://iiif.example;script-src/x"));
  CHECK_FALSE(add_pictures(access, "https:///x"));
  CHECK(add_pictures(access, "https://iiif.example:8443/bilder/"));
  CHECK(picture_origins(access) == "https://iiif.example:8443");
  CHECK(is_at_address(access, "https://iiif.example:8443/bilder/1.jpg"));
  CHECK_FALSE(is_at_address(access, "https://iiif.example:8443/andere/1.jpg"));
  CHECK_FALSE(is_in_folder(access, "https://iiif.example:8443/bilder/1.jpg"));
}

}  // namespace
}  // namespace nachlese
