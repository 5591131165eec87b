#include "searcher/api/article.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/http/url.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/parameters.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

Facets example_facets() {
  Facets facets;
  facets.by_kind[static_cast<std::size_t>(FacetKind::person)] = {{"Wladimir Putin", 1200},
                                                                 {"<b>Böse</b>", 3}};
  facets.months = {{"2018-06", 2}, {"2018-07", 8}};
  return facets;
}

TEST_CASE("nothing from an article reaches the page as markup") {
  FakeBackend backend;
  backend.response.total = 1;
  backend.response.hits = {hostile_hit()};
  backend.response.facets = example_facets();
  const std::string page = get(backend, "/?q=%3Cscript%3E%22onfocus%3D1").body;
  CHECK_FALSE(contains(page, "<script>"));
  CHECK_FALSE(contains(page, "<img"));
  CHECK_FALSE(contains(page, "<svg onload"));
  CHECK_FALSE(contains(page, "<b>"));
  CHECK_FALSE(contains(page, "\xE2\x80\xAE"));
  CHECK(contains(page, R"(value="&lt;script&gt;&quot;onfocus=1")"));
  CHECK(contains(page, "&lt;script&gt;<mark>alert</mark>(1)"));
  CHECK(contains(page, "und <mark>Treffer</mark> &amp; mehr"));
  CHECK(contains(page, R"(href="/article?id=a%2Fb%3Fc%26d%3D%22e%22%23%3Cf%3E&amp;hit=1&amp;q=)"));
  CHECK(contains(page, "2 weitere Fassungen"));
}

QuoteEntry hostile_entry() {
  QuoteEntry entry;
  entry.quote.type = QuoteType::direct;
  entry.quote.text = "<script>alert(1)</script>";
  entry.quote.html = "<mark>Wort</mark> &lt;script&gt; <script>alert(1)</script>";
  entry.quote.before_html = "<img src=x onerror=alert(1)>";
  entry.quote.after_html = "<b>fett</b>";
  entry.quote.name = "\"><script>";
  entry.quote.name_id = "0123456789ab";
  entry.quote.speaker = "<i>er</i>";
  QuoteSource source;
  source.id = "a\"b";
  source.title = "<svg onload=alert(1)>";
  source.source = "<b>Blatt</b>";
  source.url = "javascript:alert(1)";
  source.published = "2024-03-01";
  source.number = 3;
  source.text = entry.quote.text;
  source.subjects = {{FacetKind::keyword, "<script>"}};
  entry.sources = {source, source};
  entry.sources[1].changes = {{"<b>", ""}, {"", "<i>"}, {"<u>", "<s>"}};
  return entry;
}

TEST_CASE("quotations are a tab beside the articles, with address, reference and changes") {
  FakeBackend backend;
  backend.response.total = 2;
  const std::string articles = get(backend, "/?q=x&lang=de").body;
  CHECK_FALSE(backend.asked.quotes);
  CHECK(contains(articles, R"(href="/?q=x&amp;view=quotes&amp;lang=de">Zitate)"));

  backend.response.quotes.emplace();
  backend.response.quotes->entries = {hostile_entry()};
  backend.response.quotes->total = 1;
  const std::string page = get(backend, "/?q=x&view=quotes&lang=de").body;
  CHECK(backend.asked.quotes);
  CHECK(contains(page, "1 Zitat <small>in 2 Artikeln"));
  CHECK(contains(page, "#z3"));
  CHECK(contains(page, "ohne „&lt;b&gt;“, mit „&lt;i&gt;“, „&lt;s&gt;“ statt „&lt;u&gt;“"));
  CHECK(contains(page, "<mark>Wort</mark>"));
  for (const char* markup : {"<script>", "<img", "<svg onload", "<b>", "<i>", "javascript:"})
    CHECK_FALSE(contains(page, markup));
  CHECK(get(backend, "/api/v1/search?view=wrong").status == 400);
}

TEST_CASE("the page of a name quotes it by year and subject, and what others say") {
  FakeBackend backend;
  backend.profile.emplace();
  backend.profile->name = "Olaf Scholz";
  backend.response.quotes.emplace();
  backend.response.quotes->entries = {hostile_entry()};
  const std::string page = get(backend, "/name?person=Olaf+Scholz&lang=de").body;
  CHECK(contains(page, "Was Olaf Scholz sagt"));
  CHECK(contains(page, "Was über Olaf Scholz gesagt wird"));
  CHECK(contains(page, "<h3>2024</h3>"));
  CHECK(contains(page, "schlagwort%3A%22%3Cscript%3E%22"));
  CHECK_FALSE(contains(page, "<script>"));
}

TEST_CASE("a quotation has an anchor in its article, also within another one") {
  FakeBackend backend;
  backend.found.emplace();
  backend.found->article.body = "Er sagt, dass <es> geht. Ende.";
  backend.found->quotes = {{{TextRole::body, 0, 9, 23}, 1},
                           {{TextRole::body, 0, 14, 18}, 2},
                           {{TextRole::body, 0, 5000, 6000}, 3},
                           {{TextRole::caption, 0, 0, 4}, 4}};
  backend.found->article.captions = {"<Bild>"};
  const std::string page = get(backend, "/article?id=x").body;
  CHECK(
      contains(page, R"(<span class="quote" id="z1">dass <span class="quote" id="z2">&lt;es&gt;)"));
  CHECK_FALSE(contains(page, "z3"));
  CHECK(contains(page, R"(<li><span class="quote" id="z4">&lt;Bild&gt;</span></li>)"));
}

TEST_CASE("pages hold no inline script or style, which the policy would refuse") {
  FakeBackend backend;
  backend.response.total = 1;
  backend.response.hits = {hostile_hit()};
  backend.response.facets = example_facets();
  backend.found.emplace();
  backend.response.quotes.emplace();
  backend.response.quotes->entries = {hostile_entry()};
  backend.profile.emplace();
  for (const char* target :
       {"/", "/?q=x", "/article?id=x", "/nope", "/?q=x&view=quotes", "/name?person=x"}) {
    const std::string page = get(backend, target).body;
    CAPTURE(target);
    CHECK_FALSE(contains(page, "style="));
    CHECK_FALSE(contains(page, "<style"));
    CHECK_FALSE(contains(page, "<script>"));
    CHECK_FALSE(contains(page, " onclick="));
    CHECK_FALSE(contains(page, "javascript:"));
    CHECK_FALSE(contains(page, "{}"));  // an unfilled hole
  }
}

TEST_CASE("facets are links that add and remove filters") {
  FakeBackend backend;
  backend.response.total = 1;
  backend.response.hits = {hostile_hit()};
  backend.response.facets = example_facets();
  const std::string without = get(backend, "/?q=x").body;
  CHECK(contains(without, R"(href="/?q=x&amp;person=Wladimir+Putin")"));
  CHECK(contains(without, R"(href="/?q=x&amp;not-person=Wladimir+Putin")"));
  CHECK(contains(without, "1.200"));
  CHECK(contains(without, R"(href="/?q=x&amp;from=2018-07&amp;to=2018-07")"));

  const std::string with = get(backend, "/?q=x&person=Wladimir%20Putin&from=2018").body;
  CHECK(contains(with, R"(aria-current="true" href="/?q=x&amp;from=2018")"));
  CHECK(contains(with, "</span> Wladimir Putin <span class=\"x\""));
  CHECK(contains(with, "ab 2018"));
  CHECK(contains(with, R"(<input type="hidden" name="person" value="Wladimir Putin">)"));
}

TEST_CASE("a page in each language") {
  FakeBackend backend;
  const Response german = get(backend, "/?q=x", {{"Accept-Language", "de"}});
  CHECK(contains(german.body, R"(<html lang="de">)"));
  CHECK(contains(german.body, "Nichts gefunden"));
  CHECK(backend.asked.language == Language::german);
  const Response english = get(backend, "/?q=x&lang=en", {{"Accept-Language", "de"}});
  CHECK(contains(english.body, R"(<html lang="en">)"));
  CHECK(contains(english.body, "Nothing found"));
  CHECK(english.header("Content-Language") == "en");
  CHECK(backend.asked.language == Language::english);
}

TEST_CASE("notes show the place in the query") {
  FakeBackend backend;
  backend.response.diagnostics = {{4, 5, "unbalanced-quote", "Ein Anführungszeichen fehlt."},
                                  {90, 200, "odd", "Außerhalb."}};
  backend.response.suggestion = "Gipfel";
  const std::string page = get(backend, "/?q=abc%20%22de").body;
  CHECK(contains(page, "<code>abc <b>&quot;</b>de</code>"));
  CHECK(contains(page, "Außerhalb."));
  CHECK(contains(page, R"(<a href="/?q=Gipfel">Gipfel</a>)"));
}

TEST_CASE(
    "articles of a corrected search open with the corrected query, whose words are marked in "
    "them") {
  FakeBackend backend;
  backend.response.total = 1;
  backend.response.hits = {hostile_hit()};
  backend.response.suggestion = "Gipfel";
  CHECK(contains(get(backend, "/?q=Gifpel").body, "&amp;q=Gifpel\">"));
  CHECK(contains(get(backend, "/?q=Gifpel").body, "Meinten Sie"));
  backend.response.corrected = true;
  CHECK(contains(get(backend, "/?q=Gifpel").body, "&amp;q=Gipfel\">"));
  CHECK_FALSE(contains(get(backend, "/?q=Gifpel").body, "Meinten Sie"));
  CHECK(contains(get(backend, "/feed.atom?q=Gifpel").body, "&amp;q=Gipfel"));
}

TEST_CASE("paging reaches every page that the server gives") {
  FakeBackend backend;
  backend.response.total = 95;
  backend.response.hits = {hostile_hit()};
  const std::string page = get(backend, "/?q=x&offset=30").body;
  CHECK(contains(page, R"(rel="prev" href="/?q=x&amp;offset=20")"));
  CHECK(contains(page, R"(rel="next" href="/?q=x&amp;offset=40")"));
  CHECK(contains(page, R"(href="/?q=x&amp;offset=30" aria-current="page")"));
  CHECK(contains(page, R"(href="/?q=x&amp;offset=90")"));
  backend.response.hits.clear();
  CHECK(contains(get(backend, "/?q=x&offset=9000").body, "Diese Seite gibt es nicht"));
}

TEST_CASE("an honest count") {
  FakeBackend backend;
  backend.response.total = 12345;
  backend.response.total_exact = false;
  backend.response.versions = backend.response.articles = 12345;
  CHECK(contains(get(backend, "/?q=x").body, "etwa 12.345 Artikel <small>in "));
  CHECK_FALSE(contains(get(backend, "/?q=x").body, "versions=all"));
}

TEST_CASE("the unit is chosen beside the number, and kept by every link") {
  FakeBackend backend;
  backend.response.total = backend.response.articles = 12345;
  backend.response.versions = 13579;
  const std::string articles = get(backend, "/?q=x&offset=20").body;
  CHECK(contains(articles, R"(<a href="/?q=x" aria-current="true">Fassungen zusammen</a>)"));
  CHECK(contains(articles, R"(<a href="/?q=x&amp;versions=all">jede Fassung einzeln</a>)"));
  backend.response.total = 13579;
  const std::string versions = get(backend, "/?q=x&versions=all").body;
  CHECK(contains(versions, "13.579 Fassungen <small>"));
  CHECK(contains(versions, R"(<a href="/?q=x&amp;versions=all" aria-current="true">)"));
  CHECK(contains(versions, "versions=all&amp;offset=10"));
  CHECK_FALSE(contains(versions, "13.579 Artikel"));
}

TEST_CASE("the start page shows the newest") {
  FakeBackend backend;
  static_cast<void>(get(backend, "/"));
  CHECK(backend.all_asked.front().sort == Sort::newest);
  CHECK(backend.all_asked.front().facets);
}

TEST_CASE("an article") {
  FakeBackend backend;
  MarkedArticle& found = backend.found.emplace();
  found.article.id = "x";
  found.article.title = "Titel";
  found.article.url = "javascript:alert(1)";
  found.article.kicker = "<i>Dachzeile</i>";
  found.article.published = parse_date("2018-07-16T18:05:00+02:00");
  found.title_html = "<mark>Titel</mark>";
  found.article.body = "Ein Wort von Putin.\n\n<script>alert(1)</script>";
  found.hits = {{TextRole::body, 0, 4, 8}};
  backend.found_names = {{"15ab06d1bf93",
                          FacetKind::person,
                          "Wladimir Putin",
                          false,
                          {},
                          {{TextRole::body, 0, 13, 18}}}};
  found.persons = {"Wladimir Putin"};
  const Response response = get(backend, "/article?id=x&q=wort&person=A");
  CHECK(response.status == 200);
  CHECK(contains(response.body, "<h1><mark>Titel</mark></h1>"));
  CHECK(contains(response.body, "16. Juli 2018, 18:05 Uhr"));
  CHECK(contains(
      response.body,
      R"(<p>Ein <mark>Wort</mark> von <a class="n person" href="/name?person=Wladimir+Putin" )"
      R"(title="Wladimir Putin">Putin</a>.</p>)"));
  CHECK(contains(response.body, R"(href="/?q=wort&amp;person=A")"));
  CHECK(contains(response.body, R"(href="/name?person=Wladimir+Putin")"));
  CHECK_FALSE(contains(response.body, "<script>"));
  CHECK_FALSE(contains(response.body, "<i>"));
  CHECK_FALSE(contains(response.body, R"(href="javascript)"));

  backend.found.reset();
  CHECK(get(backend, "/article?id=x").status == 404);
  CHECK(get(backend, "/article").status == 400);
}

TEST_CASE(
    "facet counts that are estimates are marked, and two values of a kind can both be wanted") {
  FakeBackend backend;
  Facets facets;
  facets.exact = false;
  facets.by_kind[static_cast<std::size_t>(FacetKind::person)] = {{"A", 300'000, "000000000001", 0},
                                                                 {"B", 2, "000000000002", 0}};
  backend.response.facets = facets;
  const std::string page = get(backend, "/?person=A&person=B").body;
  CHECK(contains(page, "\u2248300.000"));
  CHECK(contains(page, R"(href="/name?person=A")"));
  // For names "and" is the default; the switch stands with the kind.
  CHECK(contains(page, R"(<a href="/?person=A&amp;person=B&amp;match-person=any">mindestens eine )"
                       R"(dieser Personen</a>)"));
  CHECK(contains(page, R"(<a href="/?person=A&amp;person=B" aria-current="true">alle diese )"
                       R"(Personen</a>)"));
  CHECK(backend.asked.match == ValueMatch());
  const std::string either = get(backend, "/?person=A&person=B&match-person=any").body;
  CHECK_FALSE(backend.asked.match.all_of(FacetKind::person));
  CHECK(backend.asked.match.all_of(FacetKind::place));
  CHECK(contains(either, R"(<section class="facet several" id="facet-person">)"));
  CHECK(contains(either, R"(match-person=any" aria-current="true">mindestens eine)"));
}

TEST_CASE("several sources can be ticked, without a switch") {
  FakeBackend backend;
  Facets facets;
  facets.by_kind[static_cast<std::size_t>(FacetKind::source)] = {{"Bote", 7}, {"Zeitung", 5}};
  backend.response.facets = facets;
  const std::string page = get(backend, "/?source=Bote").body;
  CHECK(contains(page, R"(<section class="facet several" id="facet-source">)"));
  CHECK(contains(page, R"(href="/?source=Bote&amp;source=Zeitung")"));
  CHECK_FALSE(contains(page, "class=\"match\""));
}

TEST_CASE("a date that is none is a note beside the answer, and the query stays") {
  FakeBackend backend;
  backend.response.total = 3;
  const Response response = get(backend, "/?q=Hafen&from=01.03.20xx&to=Juli+2020&limit=ten");
  CHECK(response.status == 200);
  CHECK(contains(response.body, "„01.03.20xx“ ist kein Datum. Zum Beispiel: 2020, 03.2020 oder"));
  CHECK(contains(response.body,
                 "Diese Angabe verstehen wir nicht; sie wird nicht berücksichtigt: limit="));
  CHECK(contains(response.body, R"(value="Hafen")"));
  CHECK(backend.all_asked.front().query == "Hafen");
  CHECK_FALSE(backend.all_asked.front().from);
  CHECK(backend.all_asked.front().to == parse_date("2020-07"));
  backend.all_asked.clear();
  CHECK(contains(response.body, R"(name="to" value="07.2020")"));
  const Response swapped = get(backend, "/?q=Hafen&from=16.7.2020&to=2019&lang=en");
  CHECK(contains(swapped.body, "we have swapped the dates"));
  CHECK(backend.all_asked.front().from == parse_date("2019"));
  CHECK(backend.all_asked.front().to == parse_date("2020-07-16"));
  CHECK(contains(swapped.body, R"(name="to" value="2020-07-16")"));
}

// Text that tries to break out of the page, with bytes that are no UTF-8 and a sign that reverses
// direction.
const std::string kHostile = "<script>alert(1)</script>\xFF\xE2\x80\xAE \"onload=\"x";

bool is_harmless(const std::string& page) {
  return !contains(page, "<script>") && !contains(page, "\"onload") &&
         !contains(page, "\xE2\x80\xAE") && !contains(page, "\xFF");
}

TEST_CASE("what changed between two versions, harmless") {
  FakeBackend backend;
  backend.found.emplace().article.id = "a";
  backend.found->article.title = kHostile;
  backend.found->article.body = "gleich " + kHostile;
  const Response same = get(backend, "/versions?id=a&with=b&lang=en");
  CHECK(same.status == 200);
  CHECK(is_harmless(same.body));
  CHECK(contains(same.body, "identical wording"));
  const Response list = get(backend, "/versions?id=a");
  CHECK(list.status == 200);
  CHECK(is_harmless(list.body));

  Article& other = backend.other_versions.emplace_back(backend.found->article);
  other.id = "b&c";
  other.body += " <b>neu</b>";
  other.published = parse_date("2018-07-16");
  const Response article = get(backend, "/article?id=a&q=x");
  CHECK(is_harmless(article.body));
  CHECK(contains(
      article.body,
      R"(href="/versions?id=a&amp;with=b%26c&amp;q=x">1 Wort hinzugefügt, 0 gestrichen</a>)"));
  backend.found.reset();
  CHECK(get(backend, "/versions?id=a&with=b").status == 404);
}

TEST_CASE("names in a text keep to their fields, and overlap with hits") {
  FakeBackend backend;
  MarkedArticle& found = backend.found.emplace();
  found.article.id = "a";
  found.article.lead = "Im Lead steht Rom.";
  found.article.body = "Angela Merkel sprach.\n\nMerkel schwieg.";
  found.hits = {
      {TextRole::lead, 0, 14, 17}, {TextRole::body, 0, 7, 20}, {TextRole::body, 0, 23, 29}};
  backend.found_names = {
      {"1",
       FacetKind::person,
       "Angela Merkel",
       false,
       {},
       {{TextRole::body, 0, 0, 13}, {TextRole::body, 0, 23, 29}}},
      {"2",
       FacetKind::place,
       kHostile,
       false,
       {},
       {{TextRole::lead, 0, 14, 17}, {TextRole::body, 0, 30, 9'999}, {TextRole::body, 0, 5, 2}}}};
  const std::string page = get(backend, "/article?id=a").body;
  CHECK(is_harmless(page));
  CHECK(contains(
      page, R"(title="Angela Merkel">Angela <mark>Merkel</mark></a><mark> sprach</mark>.</p>)"));
  CHECK(contains(page,
                 R"(<p><span class="n person" title="Angela Merkel"><mark>Merkel</mark></span> )"
                 R"(schwieg.</p>)"));
  CHECK(contains(page, "<mark>Rom</mark></a>.</p>"));
}

TEST_CASE("a picture of names that belong together") {
  FakeBackend backend;
  NameProfile& profile = backend.profile.emplace();
  profile.name = kHostile;
  profile.articles = 9;
  for (int i = 0; i < 12; ++i) {
    profile.companions.push_back({"00000000000" + std::to_string(i % 10), FacetKind::organisation,
                                  kHostile + std::to_string(i) + std::string(50, 'w'), 3, 4,
                                  1.0 + i});
  }
  backend.response.hits = {hostile_hit()};
  const std::string page = get(backend, "/name?org=X").body;
  CHECK(is_harmless(page));
  CHECK(contains(page, "<section class=\"network\""));
  CHECK(contains(page, "Neueste Artikel"));
  CHECK(backend.all_asked.front().sort == Sort::newest);
  CHECK_FALSE(contains(page, "preserveAspectRatio"));
  // The picture shows the strongest eight, 4 to 11; lines to others are left out.
  for (int i = 0; i < 12; ++i)
    profile.companions[static_cast<std::size_t>(i)].id = std::string(11, '0') + "0123456789ab"[i];
  profile.pairs = {{"000000000004", "00000000000b", 12, 9},
                   {"000000000005", "000000000007", 4, 8},
                   {"000000000000", "000000000005", 4, 7}};
  const std::string with_pairs = get(backend, "/name?org=X").body;
  CHECK(is_harmless(with_pairs));
  CHECK(contains(with_pairs, R"(stroke-width="6"/><path d=)"));  // 12 and 4 articles
  CHECK(contains(with_pairs, R"(stroke-width="2"/></svg>)"));
  CHECK(contains(with_pairs, "Verbindungen untereinander"));
  profile.companions.resize(2);
  CHECK_FALSE(contains(get(backend, "/name?org=X").body, "<section class=\"network\""));
}

TEST_CASE("values are looked for in a long list") {
  FakeBackend backend;
  Facets facets;
  facets.by_kind[static_cast<std::size_t>(FacetKind::place)] = {
      {"Köln", 9}, {"Bonn", 8}, {"Neukölln", 7}};
  backend.response.facets = facets;
  const std::string page = get(backend, "/?more=place&find=K%C3%96L").body;
  CHECK(backend.all_asked.front().facet_limit == kSearchedFacetValues);
  CHECK(contains(page, "Köln"));
  CHECK(contains(page, "Neukölln"));
  CHECK_FALSE(contains(page, "Bonn"));
}

TEST_CASE("names in the query, and incomplete answers") {
  FakeBackend backend;
  backend.response.names = {{FacetKind::person, kHostile}, {FacetKind::place, "Rom"}};
  const Response page = get(backend, "/?q=x");
  CHECK(is_harmless(page.body));
  CHECK(contains(page.body, R"(href="/name?place=Rom">Profil<span class="vh">: Rom</span></a>)"));
  CHECK_FALSE(page.header("ETag").empty());
  backend.response.complete = false;
  CHECK(get(backend, "/?q=x").header("ETag").empty());
  CHECK(get(backend, "/api/v1/search?q=x").header("ETag").empty());
}

}  // namespace
}  // namespace nachlese
