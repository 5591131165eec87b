#include "web/views/citation.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

Article example() {
  Article article;
  article.id = "a1";
  article.title = "50 % mehr & kein Ende";
  article.authors = {"Erika Anna Muster", "dpa"};
  article.source = "Märkischer Bote";
  article.published = parse_date("2018-07-16T18:05:00+02:00");
  article.url = "https://example.org/a_1";
  return article;
}

TEST_CASE("an article is cited in three forms") {
  CHECK(cite_iso690(example(), Language::german) ==
        "Muster, Erika Anna ; dpa: 50 % mehr & kein Ende. In: Märkischer Bote, 16. Juli 2018. "
        "Online: https://example.org/a_1");
  CHECK(cite_chicago(example(), Language::english) ==
        "Muster, Erika Anna, dpa. “50 % mehr & kein Ende.” Märkischer Bote, 16 July 2018. "
        "https://example.org/a_1.");
  const std::string bibtex = cite_bibtex(example());
  CHECK(bibtex.find("  title = {50 \\% mehr \\& kein Ende},\n") != std::string::npos);
  CHECK(bibtex.find("  author = {Muster, Erika Anna and dpa},\n") != std::string::npos);
  CHECK(bibtex.find("  date = {2018-07-16},\n") != std::string::npos);
}

TEST_CASE("what an article lacks is left out") {
  Article article;
  article.title = "Warum?";
  article.url = "javascript:alert(1)";
  CHECK(cite_iso690(article, Language::german) == "Warum?");
  CHECK(cite_chicago(article, Language::german) == "“Warum?”");
  CHECK(cite_bibtex(article).find("url") == std::string::npos);
}

}  // namespace
}  // namespace nachlese
