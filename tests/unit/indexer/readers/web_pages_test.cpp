// Web pages, alone and in web archives.
#include "indexer/readers/markup/tree.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

// A page as newspapers build them; `head` and `body` are put in.
std::string page(const std::string& head, const std::string& body) {
  return R"(<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Gipfel - Elbtal</title>)" +
         head +
         R"(</head><body class="no-js has-sidebar">
<div id="cookie-banner"><p>Wir verwenden Cookies. Bitte stimmen Sie zu.</p></div>
<header><nav><ul><li><a href="/">Start</a></li><li><a href="/p">Politik</a></li></ul></nav></header>)" +
         body + R"(
<section class="article-comments"><h2>Kommentare</h2><article><p>Leser A meint etwas ganz anderes dazu und schreibt sehr, sehr lange darüber.</p></article></section>
<aside><p>Lesen Sie auch: anderes</p></aside><div class="c-newsletter"><p>Jetzt abonnieren</p></div>
<footer><p>Impressum</p></footer><script>var x = "<p>nein</p>";</script></body></html>)";
}

const std::string kBody =
    R"(<main><article><h1>Gipfel in Helsinki</h1><span class="byline">Von Anna Brückner</span>
<time datetime="2018-07-16T18:05:00+02:00">16.7.2018, 18:05</time>
<p>Erster Absatz mit <a href="x">Verweis</a>.</p><figure><img src="b.jpg"><figcaption>Ein Bild</figcaption></figure>
<ul class="related-links"><li><a href="1">Eins mehr</a></li><li><a href="2">Zwei mehr</a></li></ul>
<p>Zweiter&nbsp;Absatz &amp; Schluss.</p></article></main>)";

const std::string kJsonLd =
    R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
{"@type":"NewsArticle","headline":"Gipfel in Helsinki","alternativeHeadline":"Zwei Männer","description":"Worum es geht",
"datePublished":"2018-07-16T18:05:00+02:00","dateModified":"2018-07-17T08:00:00+02:00","author":[{"@type":"Person","name":"Anna Brückner"},{"name":"Max Meier"}],
"publisher":{"name":"Elbtal-Zeitung"},"articleSection":"Politik","keywords":["Gipfel","Russland"],"mainEntityOfPage":{"@id":"https://e.de/gipfel"},
"articleBody":"Erster Absatz mit Verweis. Zweiter Absatz & Schluss."}]}</script>)";

}  // namespace

TEST_CASE("a page with JSON-LD") {
  const Everything all = read_content(page(kJsonLd, kBody));
  const Article article = all.articles().at(0);
  CHECK(article.id == "https://e.de/gipfel");
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.subtitle == "Zwei Männer");
  CHECK(article.lead == "Worum es geht");
  CHECK(article.body == "Erster Absatz mit Verweis.\n\nZweiter Absatz & Schluss.");
  CHECK(article.captions == Strings{"Ein Bild"});
  CHECK(article.authors == Strings{"Anna Brückner", "Max Meier"});
  CHECK(article.source == "Elbtal-Zeitung");
  CHECK(article.section == "Politik");
  CHECK(article.keywords == Strings{"Gipfel", "Russland"});
  CHECK(article.language == "de");
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00+02:00");
  CHECK(to_iso(*article.updated) == "2018-07-17T08:00:00+02:00");
  CHECK(all.issues.empty());
}

TEST_CASE("a page with Open Graph") {
  const Everything all = read_content(page(
      R"(<meta property="og:title" content="Gipfel in Helsinki"><meta property="og:site_name" content="Elbtal">
<meta property="og:url" content="https://e.de/1"><meta property="article:published_time" content="2018-07-16T18:05:00Z">
<meta property="article:section" content="Politik"><meta property="article:tag" content="Gipfel"><meta name="author" content="Anna B">
<meta name="description" content="Worum es geht">)",
      kBody));
  const Article article = all.articles().at(0);
  CHECK(article.url == "https://e.de/1");
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.lead == "Worum es geht");
  CHECK(article.body == "Erster Absatz mit Verweis.\n\nZweiter Absatz & Schluss.");
  CHECK(article.source == "Elbtal");
  CHECK(article.section == "Politik");
  CHECK(article.authors == Strings{"Anna B"});
  CHECK(article.keywords == Strings{"Gipfel"});
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00Z");
}

TEST_CASE("a page with nothing but its text") {
  SECTION("an <article>") {
    const Article article = read_content(page("", kBody), "2018.html").articles().at(0);
    CHECK(article.id == "2018.html");
    CHECK(article.title == "Gipfel in Helsinki");
    CHECK(article.authors == Strings{"Anna Brückner"});
    CHECK(article.body == "Erster Absatz mit Verweis.\n\nZweiter Absatz & Schluss.");
    CHECK(to_iso(*article.published) == "2018-07-16T18:05:00+02:00");
  }
  SECTION("divisions only") {
    const Article article =
        read_content(page("",
                          "<div class='wrap'><div id='c'><h1>Gipfel</h1><p>Erster "
                          "Absatz.</p><p>Zweiter Absatz.</p></div></div>"))
            .articles()
            .at(0);
    CHECK(article.body == "Erster Absatz.\n\nZweiter Absatz.");
  }
  SECTION("plain HTML of the nineties") {
    const Article article = read_content(
                                "<HTML><TITLE>Alt</TITLE><BODY BGCOLOR=white><H1>Gipfel</H1>Erster "
                                "Absatz.<P>Zweiter<BR>Absatz.</BODY></HTML>")
                                .articles()
                                .at(0);
    CHECK(article.title == "Gipfel");
    CHECK(article.body == "Erster Absatz.\n\nZweiter\nAbsatz.");
  }
  SECTION("in an old charset") {
    CHECK(
        read_content(
            "<html><head><meta charset=iso-8859-1></head><body><h1>M\xFCller</h1><p>\x84Gr\xFC\xDF"
            "e\x93</p></body></html>")
            .articles()
            .at(0)
            .body == "„Grüße“");
  }
}

TEST_CASE("JSON-LD alone is an article, too") {
  const Everything all = read_content(
      R"({"@context":"https://schema.org","@type":"NewsArticle","url":"https://e.de/1","headline":"Gipfel","articleBody":"Text."})");
  CHECK(all.articles().at(0).id == "https://e.de/1");
  CHECK(all.articles().at(0).body == "Text.");
}

TEST_CASE("the title that the page shows counts, if it is of the same thing") {
  const auto title = [](const std::string& named, const std::string& body) {
    return read_content(
               "<html><head><title>Elbtal</title><meta property='og:title' content='" + named +
               "'></head><body>" + body +
               "<p>Der Rat hat am Montag entschieden, und alle sind froh.</p></body></html>")
        .articles()
        .at(0)
        .title;
  };
  CHECK(title("Brücke: Das müssen Sie über den Neubau wissen", "<h1>Neubau der Brücke</h1>") ==
        "Neubau der Brücke");
  CHECK(title("Neubau der Brücke", "<h1>Politik</h1><h2>Neubau der Brücke</h2>") ==
        "Neubau der Brücke");
  CHECK(title("Politik in Sachsen: Neubau der Brücke beschlossen", "<h1>Politik</h1>") ==
        "Politik in Sachsen: Neubau der Brücke beschlossen");
  CHECK(title("", "<h1><span class='kicker'>Stadtrat</span> Neubau</h1>") == "Neubau");
}

TEST_CASE("hostile pages are bounded") {
  std::string tags = "<html><body>";
  for (std::size_t i = 0; i <= kMaxTags; ++i) tags += "<b>";
  CHECK(read_content(tags).has(Severity::rejected, 1, "more than 500000 tags"));
  std::string deep = "<html><body><h1>t</h1>";
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  CHECK(read_content(deep + "<p>Text</p>").articles().size() == 1);
  CHECK(read_content("<html><script type='application/ld+json'>" + std::string(100'000, '[') +
                     "</script><h1>t</h1></html>")
            .articles()
            .size() == 1);
}

namespace {

std::string warc_record(const std::string& type, const std::string& url,
                        const std::string& content_type, const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2018-07-16T18:05:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content +
         "\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body) {
  return warc_record("response", "https://e.de/1", "application/http; msgtype=response",
                     "HTTP/1.1 " + headers + "\r\n\r\n" + body);
}

const std::string kPage = "<html><h1>Gipfel</h1><p>Grüße aus Köln.</p></html>";

}  // namespace

TEST_CASE("pages in web archives") {
  const std::string request = warc_record(
      "request", "https://e.de/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
  const std::string plain = response("200 OK\r\nContent-Type: text/html; charset=utf-8", kPage);
  SECTION("plain, and each record packed on its own") {
    for (const std::string& content :
         {warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n") + request +
              plain + plain,
          gz(request) + gz(plain) + gz(plain)}) {
      const Everything all = read_content(content);
      REQUIRE(all.articles().size() == 2);
      const Article article = all.articles()[0];
      CHECK(article.id == "https://e.de/1");
      CHECK(article.title == "Gipfel");
      CHECK(article.body == "Grüße aus Köln.");
      CHECK(to_iso(*article.published) == "2018-07-16T18:05:00Z");
      CHECK(all.has(Severity::note, 0, "records that are no pages"));
    }
  }
  SECTION("chunked and packed responses") {
    const std::string chunked = "a\r\n" + kPage.substr(0, 10) + "\r\n" + "100000\r\n";
    CHECK(read_content(response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                                "a\r\n" + kPage.substr(0, 10) + "\r\n" + "2c\r\n" +
                                    kPage.substr(10) + "\r\n0\r\n\r\n"))
              .articles()
              .at(0)
              .body == "Grüße aus Köln.");
    CHECK(read_content(
              response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gz(kPage)))
              .articles()
              .at(0)
              .body == "Grüße aus Köln.");
  }
  SECTION("what is no page") {
    CHECK(read_content(response("404 Not Found\r\nContent-Type: text/html", kPage))
              .has(Severity::note, 0, "HTTP 404"));
    CHECK(read_content(response("200 OK\r\nContent-Type: image/png", "x"))
              .has(Severity::note, 0, "image/png"));
  }
  SECTION("damaged") {
    CHECK(read_content(plain + "WARC/1.0\r\nContent-Length: viel\r\n\r\n")
              .has(Severity::rejected, 0, "no WARC record"));
    CHECK(read_content(plain.substr(0, plain.size() - 20))
              .has(Severity::warning, 0, "ends inside the record"));
  }
}
