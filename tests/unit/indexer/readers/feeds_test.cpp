#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

const std::string kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY x "böse">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Elbtal-Zeitung</title><link>https://e.de/</link><language>de-DE</language>
<item>
  <title>Gipfel in &lt;b&gt;Helsinki&lt;/b&gt; &amp;amp; anderswo</title>
  <link>https://e.de/1</link><guid isPermaLink="false">e-1</guid>
  <description>Worum es geht</description>
  <content:encoded><![CDATA[<p>Erster&nbsp;Absatz.</p><figure><img src="x"><figcaption>Ein Bild</figcaption></figure><p>Zweiter<br>Absatz.</p>]]></content:encoded>
  <dc:creator>Von Anna Brückner und Max Meier</dc:creator>
  <category>Politik</category><category>Russland</category>
  <pubDate>Mon, 16 Jul 2018 18:05:00 MESZ</pubDate>
</item>
<item><title>Zwei</title><link>https://e.de/2</link><description>Erster Satz, Ä &amp; Ü &auml;hnlich.</description></item>
</channel></rss>)";

}  // namespace

TEST_CASE("RSS 2.0 with its modules") {
  const Everything all = read_content(kRss);
  REQUIRE(all.articles().size() == 2);
  const Article article = all.articles()[0];
  CHECK(article.id == "Elbtal-Zeitung: e-1");
  CHECK(article.title == "Gipfel in Helsinki & anderswo");
  CHECK(article.lead == "Worum es geht");
  CHECK(article.body == "Erster Absatz.\n\nZweiter\nAbsatz.");
  CHECK(article.captions == Strings{"Ein Bild"});
  CHECK(article.authors == Strings{"Anna Brückner", "Max Meier"});
  CHECK(article.keywords == Strings{"Politik", "Russland"});
  CHECK(article.source == "Elbtal-Zeitung");
  CHECK(article.language == "de-DE");
  CHECK(article.url == "https://e.de/1");
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00+02:00");
  CHECK(all.articles()[1].id == "https://e.de/2");
  CHECK(all.articles()[1].body == "Erster Satz, Ä & Ü ähnlich.");
  CHECK(all.issues.empty());
}

TEST_CASE("RSS 1.0") {
  const Everything all = read_content(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">)"
      R"(<channel rdf:about="https://e.de/"><title>Elbtal</title><items><rdf:Seq><rdf:li resource="https://e.de/1"/></rdf:Seq></items></channel>)"
      R"(<item rdf:about="https://e.de/1"><title>Eins</title><dc:date>2018-07-16T18:05:00Z</dc:date></item></rdf:RDF>)");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].id == "https://e.de/1");
  CHECK(all.articles()[0].source == "Elbtal");
  CHECK(to_iso(*all.articles()[0].published) == "2018-07-16T18:05:00Z");
}

TEST_CASE("Atom with text, HTML and XHTML") {
  const Everything all = read_content(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Elbtal</title><author><name>Redaktion</name></author>
<entry><id>urn:1</id><title type="text">A &lt; B</title><link rel="self" href="https://e.de/x"/><link href="https://e.de/1"/>
<published>2018-07-16T18:05:00Z</published><updated>2018-07-17T00:00:00Z</updated><category term="pol" label="Politik"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins</p><p>Zwei <b>fett</b></p><script>x</script></div></content></entry>
<entry><id>urn:2</id><title type="html">&lt;i&gt;Zwei&lt;/i&gt;</title><author><name>Anna B</name></author><content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>)");
  REQUIRE(all.articles().size() == 2);
  const Article article = all.articles()[0];
  CHECK(article.title == "A < B");
  CHECK(article.body == "Eins\n\nZwei fett");
  CHECK(article.url == "https://e.de/1");
  CHECK(article.authors == Strings{"Redaktion"});
  CHECK(article.keywords == Strings{"Politik"});
  CHECK(to_iso(*article.updated) == "2018-07-17T00:00:00Z");
  CHECK(all.articles()[1].title == "Zwei");
  CHECK(all.articles()[1].body == "Text");
  CHECK(all.articles()[1].authors == Strings{"Anna B"});
}

TEST_CASE("broken feeds give what can be taken, and say what was wrong") {
  SECTION("a bare & and an unknown entity") {
    const Everything all = read_content(
        "<rss><channel><item><title>R&D &foo; GmbH & "
        "Co</title></item><item><title>Gut</title></item></channel></rss>");
    REQUIRE(all.articles().size() == 2);
    CHECK(all.articles()[0].title == "R&D &foo; GmbH & Co");
    CHECK(all.has(Severity::warning, 1, "an & that begins no entity"));
  }
  SECTION("an item without its end, and one cut off") {
    const Everything all = read_content(
        "<rss><channel>\n<item><title>Eins</title>\n<item><title>Zwei</title></"
        "item>\n<item><title>Drei</title><descr");
    REQUIRE(all.articles().size() == 3);
    CHECK(all.articles()[0].title == "Eins");
    CHECK(all.articles()[1].title == "Zwei");
    CHECK(all.articles()[2].title == "Drei");
    CHECK(all.has(Severity::warning, 2, "broken XML"));
    CHECK(all.has(Severity::warning, 4, "the file ends inside the record"));
  }
  SECTION("tags that do not match") {
    const Everything all = read_content(
        "<rss><channel><item><title>Eins</titel><b></item><item><title>Zwei</title></item></"
        "channel></rss>");
    REQUIRE(all.articles().size() == 2);
    CHECK(all.articles()[0].title.substr(0, 4) == "Eins");
    CHECK(all.articles()[1].title == "Zwei");
  }
  SECTION("an undeclared prefix") {
    const Everything all = read_content(
        "<rss><channel><item><content:encoded>Text</content:encoded></item></channel></rss>");
    CHECK(all.articles().at(0).body == "Text");
  }
  SECTION("a charset that is not the one declared") {
    const Everything all = read_content(
        "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>M\xFCller "
        "f\xFChrt</title></item></channel></rss>");
    CHECK(all.articles().at(0).title == "Müller führt");
    CHECK(all.has(Severity::warning, 1, "converted from Windows-1252"));
  }
  SECTION("a date that is none") {
    const Everything all = read_content(
        "<rss><channel><item><title>x</title><pubDate>gestern</pubDate></item></channel></rss>");
    CHECK(all.articles().size() == 1);
    CHECK(all.has(Severity::warning, 1, "\"gestern\" is no date"));
  }
  SECTION("no items") {
    CHECK(read_content("<rss><channel><title>x</title></channel></rss>")
              .has(Severity::note, 0, "holds no articles"));
  }
}

TEST_CASE("declared charsets are converted") {
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>M\xFCller "
      "\x84x\x93</title></item></channel></rss>";
  const Everything all = read_content(latin);
  CHECK(all.articles().at(0).title == "Müller „x“");
  CHECK(all.issues.empty());
}

TEST_CASE("a declared charset does not count where the bytes are UTF-8") {
  CHECK(read_content("<?xml version='1.0' encoding='ISO-8859-1'?><rss><item><title>Müller "
                     "führt</title></item></rss>")
            .articles()
            .at(0)
            .title == "Müller führt");
}

TEST_CASE("no entity is ever expanded or fetched") {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += "<!ENTITY " + std::string(1, c) + " \"";
    for (int i = 0; i < 10; ++i) bomb += "&" + std::string(1, static_cast<char>(c - 1)) + ";";
    bomb += "\">";
  }
  const Everything all =
      read_content(bomb + "]><rss><channel><item><title>x&j;</title></item></channel></rss>");
  CHECK(all.articles().at(0).title == "x&j;");
  const Everything outside = read_content(
      "<!DOCTYPE rss [<!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]><rss><channel><item><title>&f;</title></item></channel></rss>");
  CHECK(outside.articles().at(0).title == "&f;");
}

TEST_CASE("mark-up that nests without end is bounded") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  CHECK(read_content("<rss><channel><item><title>t</title><description><![CDATA[" + deep +
                     "x]]></description></item></channel></rss>")
            .articles()
            .size() == 1);
  CHECK(read_content("<rss><channel><item><title>t</title><description>" + deep +
                     "x</description></item></channel></rss>")
            .articles()
            .size() == 1);
  CHECK(read_content("<rss>" + deep).has(Severity::rejected, 0, "nest too deep"));
}

TEST_CASE("references and brackets without an end are bounded") {
  for (const char* piece : {"&", "<", "&lt;", "<![CDATA[", "<item a=\""}) {
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += piece;
    CHECK(!read_content("<rss><channel><item><title>t</title><description>" + many +
                        "</description></item></channel></rss>")
               .parsed.empty());
  }
}

TEST_CASE("a feed larger than any record is read item by item") {
  std::string feed = "<rss><channel>";
  const std::string body(1'000'000, 'x');
  for (int i = 0; i < 70; ++i)
    feed += "<item><guid>" + std::to_string(i) + "</guid><description>" + body +
            "</description></item>";
  CHECK(read_content(feed + "</channel></rss>").articles().size() == 70);
}

TEST_CASE("JSON Feed") {
  const Everything all = read_content(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Elbtal","language":"de","authors":[{"name":"Redaktion"}],
"items":[{"id":1,"url":"https://e.de/1","title":"Eins &amp; mehr","content_html":"<p>Erster</p><p>Zweiter</p>","date_published":"2018-07-16T18:05:00Z","tags":["Politik"]},
{"id":"2","content_text":"Nur Text","author":{"name":"Von Anna B, dpa"}}],"extra":[{"id":"x"}]})");
  REQUIRE(all.articles().size() == 2);
  const Article article = all.articles()[0];
  CHECK(article.id == "1");
  CHECK(article.title == "Eins & mehr");
  CHECK(article.body == "Erster\n\nZweiter");
  CHECK(article.source == "Elbtal");
  CHECK(article.authors == Strings{"Redaktion"});
  CHECK(article.keywords == Strings{"Politik"});
  CHECK(all.articles()[1].body == "Nur Text");
  CHECK(all.articles()[1].authors == Strings{"Anna B"});
  CHECK(all.articles()[1].agency == "dpa");
  CHECK(all.issues.empty());
}
