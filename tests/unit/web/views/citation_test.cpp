#include "web/views/citation.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

Article example() {
  Article article;
  article.id = "a1";
  article.title = "50 % mehr & kein Ende";
  article.authors = {"Dr. Erika Anna Muster", "dpa"};
  article.source = "Märkischer Bote";
  article.published = parse_date("2018-07-16T18:05:00+02:00");
  article.url = "https://example.org/a_1";
  return article;
}

const Date kAccessed = *parse_date("2026-11-29");

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("an article is cited in the styles of the humanities") {
  CHECK(cite_iso690(example(), Language::german, kAccessed) ==
        "Muster, Erika Anna; dpa, 2018. 50 % mehr & kein Ende. In: Märkischer Bote [online]. "
        "16. Juli 2018 [Zugriff am: 29. November 2026]. Verfügbar unter: https://example.org/a_1");
  CHECK(cite_iso690(example(), Language::english, kAccessed) ==
        "Muster, Erika Anna; dpa, 2018. 50 % mehr & kein Ende. In: Märkischer Bote [online]. "
        "16 July 2018 [viewed 29 November 2026]. Available from: https://example.org/a_1");
  CHECK(cite_chicago(example()) ==
        "Muster, Erika Anna, and dpa. “50 % mehr & kein Ende.” Märkischer Bote, July 16, 2018. "
        "https://example.org/a_1.");
}

TEST_CASE("what an article lacks is left out, and its id stands for an address") {
  Article article;
  article.id = "x-7";
  article.title = "Warum?";
  article.url = "javascript:alert(1)";
  CHECK(cite_iso690(article, Language::german, kAccessed) == "Warum? Artikel-ID im Archiv: x-7.");
  CHECK(cite_chicago(article) == "“Warum?” Archive ID x-7.");
  CHECK_FALSE(contains(cite_bibtex(article, kAccessed), "url"));
  CHECK_FALSE(contains(cite_ris(article, kAccessed), "UR  -"));
  CHECK_FALSE(contains(cite_csl(article, kAccessed), "URL"));
  CHECK_FALSE(contains(describe_json_ld(article), "javascript"));
}

TEST_CASE("a month or a year is no day") {
  Article article = example();
  article.published = parse_date("2018-07");
  CHECK(contains(cite_chicago(article), "Märkischer Bote, July 2018."));
  CHECK(contains(cite_ris(article, kAccessed), "DA  - 2018/07//\r\n"));
  CHECK(contains(cite_csl(article, kAccessed), R"("issued":{"date-parts":[[2018,7]]})"));
  article.published = parse_date("2018");
  CHECK(contains(cite_ris(article, kAccessed), "DA  - 2018///\r\n"));
  CHECK(contains(cite_csl(article, kAccessed), R"("issued":{"date-parts":[[2018]]})"));
}

TEST_CASE("reference managers read an article") {
  const std::string bibtex = cite_bibtex(example(), kAccessed);
  CHECK(contains(bibtex, "  title = {50 \\% mehr \\& kein Ende},\n"));
  CHECK(contains(bibtex, "  author = {Muster, Erika Anna and dpa},\n"));
  CHECK(contains(bibtex, "  date = {2018-07-16},\n"));
  CHECK(contains(bibtex, "  urldate = {2026-11-29},\n"));
  const std::string ris = cite_ris(example(), kAccessed, "für\nMontag");
  CHECK(ris.starts_with("TY  - NEWS\r\nAU  - Muster, Erika Anna\r\nAU  - dpa\r\n"));
  CHECK(contains(ris, "DA  - 2018/07/16/\r\n"));
  CHECK(contains(ris, "N1  - für Montag\r\n"));
  CHECK(ris.ends_with("ER  - \r\n\r\n"));
  const std::string csl = cite_csl(example(), kAccessed);
  CHECK(contains(csl, R"("author":[{"family":"Muster","given":"Erika Anna"},{"literal":"dpa"}])"));
  CHECK(contains(csl, R"("accessed":{"date-parts":[[2026,11,29]]})"));
  CHECK(contains(describe_json_ld(example()), R"("headline":"50 % mehr & kein Ende")"));
  CHECK(contains(open_url_context(example()), "rft.au=Dr.+Erika+Anna+Muster&"));
}

}  // namespace
}  // namespace nachlese
