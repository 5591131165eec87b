// Agencies' wires and feeds as they come: framing, dates, note pads, roles, ids.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

std::string message(const std::string& number, const std::string& date,
                    const std::string& text = "") {
  return "\x01" + number + " 4 pl 123  dpa 0456\r\n\r\nKey/\r\n\x02Meldung " + number +
         " =\r\n\r\nBerlin (dpa) - Am Montag war etwas los." + text + "\r\n\x03" + date +
         "\r\n\x04";
}

Strings ids(const Everything& all) {
  Strings out;
  for (const auto& article : all.articles()) out.push_back(article.id);
  return out;
}

std::string feed(const std::string& items, const std::string& attributes = "") {
  return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " +
         attributes + "><channel><title>Blatt</title><link>https://b.example/</link>" + items +
         "</channel></rss>";
}

}  // namespace

TEST_CASE("dates of IPTC 7901 name zones") {
  for (const char* date :
       {"160605 GMT Jul 18", "160805 MESZ Jul 18", "160605Z JUL 18", "160605 UTC Jul 2018"}) {
    const Everything all = read_content(message("bdt0001", date) + "\r\n");
    CAPTURE(date);
    CHECK(ids(all) == Strings{"bdt0001-2018-07-16"});
    const std::string iso = to_iso(all.articles()[0].published.value());
    CHECK((iso == "2018-07-16T06:05Z" || iso == "2018-07-16T08:05+02:00"));
  }
  // Without a day the number says nothing.
  CHECK(ids(read_content(message("bdt0001", "irgendwann")))[0].starts_with("h-"));
}

TEST_CASE("messages of IPTC 7901 as they come from the line") {
  const std::string one = message("bdt0001", "160605 GMT Jul 18");
  const std::string two = message("bdt0002", "160606 GMT Jul 18");
  const std::string three = message("bdt0003", "160607 GMT Jul 18");
  for (const std::string& between : {std::string("\x16\x16"), std::string("\r\n"), std::string(),
                                     std::string("\r\n\x16\x16\r\n")}) {
    const Everything all = read_content(one + between + two + between + three);
    CHECK(ids(all) == Strings{"bdt0001-2018-07-16", "bdt0002-2018-07-16", "bdt0003-2018-07-16"});
    CHECK(all.issues.empty());
  }
}

TEST_CASE("a gateway may strip the control characters") {
  const Article article =
      read_content(
          "eca00075 3 i 510    dpa 1003\r\n\r\nEU/Handel/\r\n(Zusammenfassung)\r\nTreffen "
          "in\r\nBrüssel =\r\n\r\n"
          "Brüssel (dpa) - Die Minister berieten am Montag.\r\n\r\ndpa em yydd z2 "
          "abc\r\n\r\n161003 Jul 18\r\n")
          .articles()
          .at(0);
  CHECK(article.id == "eca00075-2018-07-16");
  CHECK(article.title == "Treffen in Brüssel");
  CHECK(article.body == "Brüssel (dpa) - Die Minister berieten am Montag.");
  CHECK(article.keywords == Strings{"EU", "Handel"});
}

TEST_CASE("note pads of agencies stay out") {
  for (const char* pad :
       {"\r\n\r\n# Notizblock\r\n\r\n## Ansprechpartner - Pressestelle, 030 1234567\r\n",
        "\r\n\r\n* * * *\r\nDie folgenden Informationen sind nicht zur "
        "Veröffentlichung\r\nbestimmt\r\n\r\n## Kontakte\r\n- Autorin: Erika Muster, +49 30 "
        "1234567\r\n",
        "\r\n\r\nNotizblock\r\n\r\nRedaktionelle Hinweise\r\n- 030 1234567\r\n",
        "\r\n\r\nNicht zur Veröffentlichung:\r\n\r\nTelefon 030 1234567\r\n"}) {
    const Article article =
        read_content(message("bdt0001", "160605 GMT Jul 18", pad)).articles().at(0);
    CHECK(article.body == "Berlin (dpa) - Am Montag war etwas los.");
  }
  // What only speaks of one stays.
  const std::string prose =
      "Das Papier sei nicht zur Veröffentlichung bestimmt, sagte er am Montag.";
  CHECK(read_content(message("bdt0001", "160605 GMT Jul 18", "\r\n\r\n   " + prose))
            .articles()
            .at(0)
            .body.find(prose) != std::string::npos);
}

TEST_CASE("ANPA 1312") {
  const Article article =
      read_content(
          "\x16\x16\x01"
          "a0123\x1F"
          "----\r\nu i\x13\x11 bc-Storm-Damage 07-16 0345\r\n\x02"
          "^Storm hits the coast<\r\n^By ERIKA MUSTER=\r\n^Associated Press Writer=\r\n"
          "   HAMBURG (AP) _ A storm hit the coast\r\non Monday.<\r\n   Nobody was hurt.<\r\n"
          "\x03"
          "AP-NY-07-16-18 1805GMT\r\n\x04")
          .articles()
          .at(0);
  CHECK(article.title == "Storm hits the coast");
  CHECK(article.body == "HAMBURG (AP) _ A storm hit the coast on Monday.\n\nNobody was hurt.");
  CHECK(article.authors == Strings{"ERIKA MUSTER"});
  CHECK(article.agency == "AP");
  CHECK(article.id == "a0123-2018-07-16");
  CHECK(article.section == "International");
  CHECK(article.keywords == Strings{"Storm", "Damage"});
  CHECK(to_iso(*article.published) == "2018-07-16T18:05Z");
}

TEST_CASE("components of NewsML 1 have roles") {
  const auto component = [](const std::string& role, const std::string& text) {
    return "<NewsComponent><Role FormalName=\"" + role + "\"/><ContentItem><DataContent>" + text +
           "</DataContent></ContentItem></NewsComponent>";
  };
  const Article article =
      read_content(
          "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>x</"
          "ProviderId><DateId>20180716</DateId>"
          "<NewsItemId>1</NewsItemId></NewsIdentifier></"
          "Identification><NewsComponent><NewsLines><HeadLine>Brücke "
          "eröffnet</HeadLine></NewsLines>" +
          component("Title", "Brücke eröffnet") + component("Lead", "Der Vorspann.") +
          component("Body", "Der eigentliche Text.") + "</NewsComponent></NewsItem></NewsML>")
          .articles()
          .at(0);
  CHECK(article.title == "Brücke eröffnet");
  CHECK(article.lead == "Der Vorspann.");
  CHECK(article.body == "Der eigentliche Text.");
}

TEST_CASE("NewsML-G2 as dpa writes it") {
  const auto item = [](const std::string& content, const std::string& meta = "") {
    return "<newsItem guid=\"urn:x:1\" "
           "version=\"2\"><itemMeta><versionCreated>2018-07-16T17:16:00+02:00</versionCreated></"
           "itemMeta>"
           "<contentMeta><headline>Konzern "
           "klagt</headline><creator><name>muster.erika</name></creator>"
           "<subject qcode=\"dpacat:wi\" "
           "type=\"dpatype:category\"><name>Wirtschaft</name></subject>"
           "<subject qcode=\"medtop:20000538\"><name>Freizeit</name></subject>" +
           meta + "</contentMeta><contentSet>" + content + "</contentSet></newsItem>";
  };
  const std::string body =
      "<html><body><header><ul "
      "class=\"slugline\"><li>Justiz</li><li>Verkehr</li></ul><time>16.07.2018 17:16</time>"
      "<p class=\"genre\">Zusammenfassung</p><h1>Konzern klagt</h1><p class=\"byline\">Von Erika "
      "Muster, dpa</p></header>"
      "<section class=\"main\"><p class=\"teaser\">Der Vorspann.</p><p>Musterstadt (dpa) - Der "
      "Konzern klagt.</p></section>"
      "</body></html>";
  const auto check = [](const Article& article) {
    CHECK(article.body == "Musterstadt (dpa) - Der Konzern klagt.");
    CHECK(article.lead == "Der Vorspann.");
    CHECK(article.section == "Wirtschaft");
    CHECK(article.keywords == Strings{"Freizeit"});
    CHECK(article.authors == Strings{"Erika Muster"});
  };
  const std::string teaser = "<description role=\"drol:summary\">Der Vorspann.</description>";
  check(
      read_content(
          item("<inlineXML contenttype=\"application/xhtml+xml\">" + body + "</inlineXML>", teaser))
          .articles()
          .at(0));
  std::string packed = body;
  for (std::size_t at = packed.find('<'); at != std::string::npos; at = packed.find('<', at))
    packed.replace(at, 1, "&lt;");
  check(read_content(
            item("<inlineData contenttype=\"text/plain\">" + packed + "</inlineData>", teaser))
            .articles()
            .at(0));
}

TEST_CASE("articles of a feed that share an id are told apart") {
  std::string items;
  for (int i = 1; i <= 5; ++i) {
    const std::string n = std::to_string(i);
    items += "<item><title>Meldung " + n + "</title><link>https://b.example/" + n +
             "</link><guid isPermaLink=\"false\">https://b.example/?p=1</guid><description>Text " +
             n + ".</description></item>";
  }
  auto first = ids(read_content(feed(items)));
  CHECK(first.size() == 5);
  std::sort(first.begin(), first.end());
  CHECK(std::unique(first.begin(), first.end()) == first.end());
  // An item that comes again, changed, is a version.
  const std::string version =
      "<item><title>A</title><link>https://b.example/1</link><guid>a:1</guid><pubDate>Mon, 16 Jul "
      "2018 18:05:00 GMT</pubDate></item>";
  const auto versions = ids(read_content(feed(version + version)));
  CHECK(versions == Strings{"a:1", "a:1"});
  const auto retitled = ids(read_content(feed(
      "<item><title>Brand in Halle</title><link>https://b.example/1</link><guid>a:1</guid></item>"
      "<item><title>Brand in Halle "
      "gelöscht</title><link>https://b.example/1</link><guid>a:1</guid></item>")));
  CHECK(retitled == Strings{"a:1", "a:1"});
  const auto other = ids(read_content(feed(
      "<item><title>Brand in Halle</title><link>https://b.example/</link><guid>a:1</guid></item>"
      "<item><title>Konzert am "
      "See</title><link>https://b.example/</link><guid>a:1</guid></item>")));
  CHECK(other.at(0) != other.at(1));
  // Numbers are unique in their feed only.
  CHECK(ids(read_content(feed("<item><title>A</title><guid>4711</guid></item>"))) ==
        Strings{"Blatt: 4711"});
}

TEST_CASE("exports of WordPress") {
  const auto item = [](const std::string& more, const std::string& text = "Text.") {
    return "<item><title>A</title><guid>https://b.example/?p=1</guid><content:encoded><![CDATA[" +
           text + "]]></content:encoded>" + more + "</item>";
  };
  for (const char* status :
       {"draft", "private", "trash", "pending", "future", "auto-draft", "inherit"}) {
    CAPTURE(status);
    CHECK(read_content(feed(item("<wp:post_type>post</wp:post_type><wp:status>" +
                                 std::string(status) + "</wp:status>")))
              .articles()
              .empty());
  }
  for (const char* type : {"attachment", "nav_menu_item", "revision", "wp_block"}) {
    CAPTURE(type);
    CHECK(read_content(feed(item("<wp:status>publish</wp:status><wp:post_type>" +
                                 std::string(type) + "</wp:post_type>")))
              .articles()
              .empty());
  }
  CHECK(read_content(
            feed(item("<wp:status>publish</wp:status><wp:post_password>geheim</wp:post_password>")))
            .articles()
            .empty());
  const auto body = [&](const std::string& text) {
    return read_content(
               feed(item("<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>", text)))
        .articles()
        .at(0)
        .body;
  };
  CHECK(body("Erster Absatz ohne Tags.\n\nZweiter Absatz mit <strong>fett</strong>.") ==
        "Erster Absatz ohne Tags.\n\nZweiter Absatz mit fett.");
  CHECK(
      body("[vc_row][dropcap]D[/dropcap]er Text [sic] geht weiter.[/vc_row][gallery ids=\"1\"]") ==
      "Der Text [sic] geht weiter.");
  CHECK(body("<!-- wp:paragraph -->\n<p>Eins</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph "
             "-->\n<p>Zwei</p>\n<!-- /wp:paragraph -->") == "Eins\n\nZwei");
}

TEST_CASE("the rest of feeds") {
  const Article relative = read_content(feed("<item><title>A</title><link>/artikel/1</link></item>",
                                             "xml:base=\"https://c.example/\""))
                               .articles()
                               .at(0);
  CHECK(relative.url == "https://c.example/artikel/1");
  CHECK(read_content("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                     "xml:base=\"https://b.example/\"><entry><id>urn:1</id><title>A</title><link "
                     "href=\"/artikel/1\"/></entry></feed>")
            .articles()
            .at(0)
            .url == "https://b.example/artikel/1");
  const auto volatile_id = [](const std::string& token) {
    return read_content(feed("<item><title>A</title><link>https://b.example/1?v=" + token +
                             "&amp;id=7</link></item>"))
        .articles()
        .at(0)
        .id;
  };
  CHECK(volatile_id("abc") == volatile_id("def"));
  CHECK(volatile_id("abc") == "https://b.example/1?id=7");
  const Article twice =
      read_content(
          feed("<item><title>A</title><guid>a:1</guid><description>&amp;lt;p&amp;gt;Eins&amp;lt;/"
               "p&amp;gt;&amp;lt;p&amp;gt;Zwei&amp;lt;/p&amp;gt;</description></item>"))
          .articles()
          .at(0);
  CHECK(twice.body == "Eins\n\nZwei");
  const Article dated = read_content(feed("<item><title>A</title><guid>a:1</guid><pubDate></"
                                          "pubDate><dc:date>2018-07-16</dc:date></item>"))
                            .articles()
                            .at(0);
  CHECK(to_iso(*dated.published) == "2018-07-16");
  const Everything large = read_content(
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"B\",\"description\":\"" +
      std::string(70'000, 'x') +
      "\",\"items\":[{\"id\":\"1\",\"title\":\"A\",\"content_text\":\"T\"}]}");
  CHECK(large.articles().at(0).source == "B");
}

TEST_CASE("XML of one's own") {
  const std::string article =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><article><head><attribute "
      "name=\"sparte\">Lokales</attribute>"
      "<attribute name=\"datum\">03.05.2004</attribute><attribute "
      "name=\"frei\">ja</attribute></head><body><title>Brücke eröffnet</title>"
      "<subtitle>Der Verkehr rollt wieder</subtitle><p>Seit Montag ist die Brücke "
      "offen.</p><p>Alle freuen sich.</p></body></article>";
  SECTION("is no web page") {
    const Everything all = read_content(article);
    CHECK(all.articles().empty());
    CHECK(all.has(Severity::rejected, 0, "XML <article>"));
  }
  SECTION("is read by paths") {
    const TempFolder folder;
    auto rules = std::make_shared<SourceRules>();
    rules->name = "blatt";
    rules->map = {"article",
                  {{"title", "body/title"},
                   {"subtitle", "body/subtitle"},
                   {"body", "body/p"},
                   {"section", "head/attribute[@name='sparte']"},
                   {"published", "head/attribute[@name='datum']"}}};
    Everything all;
    read_into(
        all,
        {{folder.write("17.xml", article), rules},
         {folder.write(
              "alle.xml",
              "<export xmlns=\"urn:x\"><article><body><title>A</title><p>Eins</p></body></article>"
              "<article><body><title>B</title><p>Zwei</p></body></article></export>"),
          rules}});
    REQUIRE(all.articles().size() == 3);
    const Article first = all.articles()[0];
    CHECK(first.id == "17.xml");
    CHECK(first.title == "Brücke eröffnet");
    CHECK(first.subtitle == "Der Verkehr rollt wieder");
    CHECK(first.body == "Seit Montag ist die Brücke offen.\n\nAlle freuen sich.");
    CHECK(first.section == "Lokales");
    CHECK(to_iso(*first.published) == "2004-05-03");
    CHECK(all.articles()[2].title == "B");
  }
}
