// The page of a name: who it is, and what corrects it.
#include "searcher/api/name_profile.hpp"
#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

TEST_CASE("the page of a name") {
  FakeBackend backend;
  CHECK(get(backend, "/name?person=X").status == 404);
  CHECK(get(backend, "/name").status == 400);
  CHECK(get(backend, "/name?source=X").status == 400);

  NameProfile& profile = backend.profile.emplace();
  profile.id = "15ab06d1bf93";
  profile.name = "Wladimir <Putin>";
  profile.articles = 14;
  profile.presumed = 2;
  profile.months = {{"2018-07", 9, {}, 0}};
  profile.companions = {{"3dc05e235d38", FacetKind::place, "Helsinki", 11, 12, 40.5}};
  profile.spellings = {{"<b>Putin</b>", 31, {}, 0}};
  profile.spellings_from = 14;
  const Response response = get(backend, "/name?person=Vladimir+Putin&lang=en");
  CHECK(response.status == 200);
  CHECK(backend.asked_id == "Vladimir Putin");
  CHECK(contains(response.body, "<h1>Wladimir &lt;Putin&gt;</h1>"));
  CHECK(contains(response.body, "14 articles"));
  CHECK(contains(response.body, "2 of them give only the surname"));
  CHECK(contains(response.body, R"(href="/name?place=Helsinki&amp;lang=en")"));
  CHECK(contains(response.body, R"(href="/?person=Wladimir+%3CPutin%3E&amp;place=Helsinki)"));
  CHECK(contains(response.body, "sample: 14 articles"));
  CHECK_FALSE(contains(response.body, "<b>"));
  CHECK(contains(get(backend, "/name?person=X").body, "Schreibweisen in diesem Archiv"));
}

TEST_CASE("the page of a name has the lines that correct it") {
  FakeBackend backend;
  NameProfile& profile = backend.profile.emplace();
  profile.id = "15ab06d1bf93";
  profile.kind = FacetKind::place;
  profile.name = "Kicker <Bonn>";
  const std::string page = get(backend, "/name?place=X").body;
  CHECK(contains(page, "<summary>Stimmt dieser Name nicht?</summary>"));
  CHECK(contains(page, "<code>place:Kicker &lt;Bonn&gt; = not a name</code>"));
  CHECK(contains(page, "<code>place:Kicker &lt;Bonn&gt; = is a person</code>"));
  CHECK(contains(page, "<code>place:Kicker &lt;Bonn&gt; = is an organisation</code>"));
  CHECK(contains(page, "<code>place:Kicker &lt;Bonn&gt; = same as NAME</code>"));
  CHECK_FALSE(contains(page, "= is a place"));
  CHECK(contains(get(backend, "/name?place=X&lang=en").body, "Is this name wrong?"));
}

}  // namespace
}  // namespace nachlese
