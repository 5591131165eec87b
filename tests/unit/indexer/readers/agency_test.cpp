// What agencies send: NewsML-G2, NITF, ninjs.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

const std::string kNitfExample =
    R"(<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="de">
<head><title>Kurz</title><docdata><doc-id id-string="n-1"/><date.issue norm="20180716T180500+0200"/>
<key-list><keyword key="Gipfel"/><keyword key="Russland"/></key-list></docdata><pubdata name="Elbtal-Zeitung" position.section="Politik"/></head>
<body><body.head><hedline><hl1>Gipfel in Helsinki</hl1><hl2>Zwei Männer</hl2></hedline>
<byline>Von Anna Brückner, <byttl>Korrespondentin</byttl></byline><distributor>dpa</distributor><abstract><p>Worum es geht.</p></abstract></body.head>
<body.content><p>Erster <em>Absatz</em>.</p><media media-type="image"><media-reference source="x.jpg"/><media-caption>Ein Bild</media-caption></media>
<p>Zweiter.</p></body.content></body></nitf>)";

std::string news_item(const std::string& version, const std::string& meta,
                      const std::string& content) {
  return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" version=")" +
         version + R"(" xml:lang="de">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:dpa"><name>Deutsche Presse</name></provider>
<versionCreated>2018-07-16T18:05:00+02:00</versionCreated>)" +
         meta + R"(</itemMeta>
<contentMeta><contentCreated>2018-07-16T17:00:00+02:00</contentCreated><creator><name>Anna Brückner</name></creator>
<infoSource><name>AFP</name></infoSource><subject qcode="medtop:11000000"><name>Politik</name></subject><keyword>Gipfel</keyword>
<headline>Gipfel in Helsinki</headline></contentMeta><contentSet>)" +
         content + "</contentSet></newsItem>";
}

const std::string kInlineXhtml =
    R"(<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Eins</p><p>Zwei</p></body></html></inlineXML>)";

// Every file gives an article or says why not, and nothing is rejected but what has no text or is
// only a piece of a document.
std::size_t articles_in(const std::filesystem::path& folder) {
  std::size_t articles = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".xml") && !path.ends_with(".json")) continue;
    Everything all;
    read_into(all, {path});
    INFO(path);
    CHECK((!all.articles().empty() || !all.issues.empty()));
    articles += all.articles().size();
    for (const auto& issue : all.issues) {
      INFO(issue.reason);
      const bool known = path.find("should_fail") != std::string::npos ||
                         issue.reason.find("neither title nor body") != std::string::npos ||
                         issue.reason.find("format is not recognised") != std::string::npos ||
                         issue.reason.find("is no date") != std::string::npos;
      CHECK((issue.severity == Severity::note || known));
    }
  }
  return articles;
}

}  // namespace

TEST_CASE("NITF") {
  const Everything all = read_content(kNitfExample);
  const Article article = all.articles().at(0);
  CHECK(article.id == "n-1");
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.subtitle == "Zwei Männer");
  CHECK(article.lead == "Worum es geht.");
  CHECK(article.body == "Erster Absatz.\n\nZweiter.");
  CHECK(article.captions == Strings{"Ein Bild"});
  CHECK(article.authors == Strings{"Anna Brückner"});
  CHECK(article.source == "Elbtal-Zeitung");
  CHECK(article.agency == "dpa");
  CHECK(article.section == "Politik");
  CHECK(article.keywords == Strings{"Gipfel", "Russland"});
  CHECK(article.language == "de");
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00+02:00");
  CHECK(all.issues.empty());
}

TEST_CASE("NewsML-G2 with inline NITF, XHTML and plain text") {
  const char* content = GENERATE_REF(values<const char*>(
      {kInlineXhtml.c_str(),
       "<inlineXML><nitf "
       "xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content><p>Eins</p><p>Zwei</p></"
       "body.content></body></nitf></inlineXML>",
       "<inlineData contenttype='text/plain'>Eins\n\nZwei</inlineData>"}));
  const Everything all =
      read_content("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>" +
                   news_item("3", "", content) + "</itemSet></newsMessage>");
  const Article article = all.articles().at(0);
  CHECK(article.id == "urn:1");
  CHECK(all.parsed[0].version == 3);
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.body == "Eins\n\nZwei");
  CHECK(article.source == "Deutsche Presse");
  CHECK(article.agency == "AFP");
  CHECK(article.section == "Politik");
  CHECK(article.authors == Strings{"Anna Brückner"});
  CHECK(article.keywords == Strings{"Gipfel", "Politik"});
  CHECK(to_iso(*article.published) == "2018-07-16T17:00:00+02:00");
  CHECK(to_iso(*article.updated) == "2018-07-16T18:05:00+02:00");
  CHECK(all.issues.empty());
}

TEST_CASE("NewsML 1.2 with inline NITF, XHTML and plain text") {
  const auto item = [](const std::string& revision, const std::string& status,
                       const std::string& content) {
    return "<NewsItem><Identification><NewsIdentifier><ProviderId>elbtal.example</"
           "ProviderId><DateId>20180716</DateId>"
           "<NewsItemId>n1</NewsItemId><RevisionId PreviousRevision='0' Update='N'>" +
           revision +
           "</RevisionId><PublicIdentifier>urn:newsml:elbtal.example:20180716:n1:" + revision +
           "N</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><NewsItemType "
           "FormalName='News'/>"
           "<FirstCreated>20180716T170000+0200</"
           "FirstCreated><ThisRevisionCreated>20180716T180500+0200</ThisRevisionCreated>" +
           status +
           "</NewsManagement><NewsComponent><Role FormalName='Main'/><NewsLines><HeadLine>Gipfel "
           "in Helsinki</HeadLine>"
           "<SubHeadLine>Zwei Stunden</SubHeadLine><ByLine>Von Anna "
           "Brückner</ByLine><DateLine>Helsinki, 16. Juli</DateLine>"
           "<KeywordLine>Gipfel</KeywordLine></NewsLines><AdministrativeMetadata><Provider><Party "
           "FormalName='Elbtal-Dienst'/>"
           "</Provider><Source><Party "
           "FormalName='AFP'/></Source></AdministrativeMetadata><DescriptiveMetadata>"
           "<Language FormalName='de'/><SubjectCode><Subject FormalName='11000000'/><Subject "
           "FormalName='Politik'/><SubjectMatter "
           "FormalName='Diplomatie'/>"
           "</SubjectCode></DescriptiveMetadata><NewsComponent><Role "
           "FormalName='Caption'/><ContentItem><MediaType "
           "FormalName='Text'/><DataContent>Am "
           "Hafen</DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem>"
           "<MediaType FormalName='Photo'/><DataContent>R0lGODlh</DataContent></ContentItem>" +
           content + "</NewsComponent></NewsComponent></NewsItem>";
  };
  const auto message = [](const std::string& items) {
    return "<?xml version='1.0'?><NewsML Version='1.2'><NewsEnvelope><SentFrom><Party "
           "FormalName='Zentrale'/></SentFrom>"
           "<DateAndTime>20180716T181000+0200</DateAndTime></NewsEnvelope>" +
           items + "</NewsML>";
  };
  const auto text = [](const std::string& data) {
    return "<ContentItem><MediaType FormalName='Text'/><DataContent>" + data +
           "</DataContent></ContentItem>";
  };
  const auto* content = GENERATE_REF(values<const char*>(
      {"<nitf><body><body.content><p>Eins</p><p>Zwei</p></body.content></body></nitf>",
       "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Eins</p><p>Zwei</p></body></html>",
       "<p>Eins</p><p>Zwei</p>", "<![CDATA[<p>Eins</p><p>Zwei</p>]]>", "Eins\n\nZwei"}));
  const Everything all =
      read_content(message(item("2", "<Status FormalName='Usable'/>", text(content))));
  const Article article = all.articles().at(0);
  CHECK(article.id == "urn:newsml:elbtal.example:20180716:n1");
  CHECK(all.parsed[0].version == 2);
  CHECK(article.title == "Gipfel in Helsinki");
  CHECK(article.subtitle == "Zwei Stunden");
  CHECK(article.body == "Helsinki, 16. Juli\n\nEins\n\nZwei");
  CHECK(article.captions == Strings{"Am Hafen"});
  CHECK(article.source == "Elbtal-Dienst");
  CHECK(article.agency == "AFP");
  CHECK(article.section == "Politik");
  CHECK(article.authors == Strings{"Anna Brückner"});
  CHECK(article.keywords == Strings{"Gipfel", "Politik", "Diplomatie"});
  CHECK(article.language == "de");
  CHECK(to_iso(*article.published) == "2018-07-16T17:00:00+02:00");
  CHECK(to_iso(*article.updated) == "2018-07-16T18:05:00+02:00");
  CHECK(all.issues.empty());

  const std::string eins = text("Eins");
  CHECK(read_content(message(item("1", "", eins) + item("2", "", eins))).articles().size() ==
        2);  // the writer takes the newest
  CHECK(read_content(message(item("3", "<Status FormalName='Canceled'/>", eins)))
            .parsed.at(0)
            .withdrawn);
  const std::string until =
      "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus "
      "FormalName='Usable'/><DateAndTime>";
  CHECK(read_content(
            message(item("1", until + "29990101T000000Z</DateAndTime></StatusWillChange>", eins)))
            .articles()
            .empty());
  CHECK(read_content(
            message(item("1", until + "20180101T000000Z</DateAndTime></StatusWillChange>", eins)))
            .articles()
            .size() == 1);
  CHECK(read_content(message(item("1", "<Status FormalName='Embargoed'/>", eins)))
            .has(Severity::note, 1, "without an end"));
  CHECK(read_content(message(item("1", "", ""))).has(Severity::note, 1, "no text (News)"));
  // Two items of one file without an identifier stay two.
  const auto nameless = [&](const char* words) {
    return "<NewsItem><NewsComponent>" + text(words) + "</NewsComponent></NewsItem>";
  };
  const std::vector<Article> both =
      read_content(message(nameless("Eins") + nameless("Zwei"))).articles();
  REQUIRE(both.size() == 2);
  CHECK(both[0].id != both[1].id);
}

TEST_CASE("embargo and withdrawal are respected") {
  const Everything embargo =
      read_content(news_item("1", "<embargoed>2999-01-01T00:00:00Z</embargoed>", kInlineXhtml));
  CHECK(embargo.articles().empty());
  CHECK(embargo.has(Severity::note, 1, "under embargo until 2999"));
  CHECK(read_content(news_item("1", "<embargoed>2018-01-01T00:00:00Z</embargoed>", kInlineXhtml))
            .articles()
            .size() == 1);
  const Everything canceled =
      read_content(news_item("1", "<pubStatus qcode='stat:canceled'/>", kInlineXhtml));
  CHECK(canceled.articles().empty());
  CHECK(canceled.parsed.at(0).withdrawn);
  CHECK(canceled.parsed.at(0).id == "urn:1");
  CHECK(canceled.has(Severity::note, 1, "taken back by its source"));
  const Everything ninjs = read_content(R"({"uri":"urn:2","pubstatus":"withheld","headline":"x"})");
  CHECK(ninjs.parsed.at(0).withdrawn);
}

TEST_CASE("items without text are skipped with a note") {
  CHECK(read_content("<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='p'/>")
            .has(Severity::note, 1, "a package"));
  CHECK(read_content("<knowledgeItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='k'/>")
            .has(Severity::note, 1, "knowledge"));
  CHECK(read_content(news_item("1", "", "<remoteContent href='x.jpg'/>"))
            .has(Severity::note, 1, "no text"));
  CHECK(read_content(R"({"uri":"urn:2","type":"picture","headline":"x"})")
            .has(Severity::note, 1, "no text (picture)"));
}

TEST_CASE("ninjs 1.x") {
  const Everything all = read_content(
      R"({"uri":"http://e.de/1","type":"text","version":"4","versioncreated":"2018-07-16T18:05:00Z","byline":"Von Anna B",
"headline":"Gipfel","body_text":"Eins Zwei","body_xhtml":"<p>Eins</p><p>Zwei</p>","description_text":"Worum","copyrightholder":"Elbtal",
"infosource":[{"name":"dpa"}],"subject":[{"name":"Politik","code":"11000000"},{"name":"Gipfel","code":"20000587"}],"language":"de",
"associations":{"bild":{"type":"picture","description_text":"Ein Bild","headline":"b"}}})");
  const Article article = all.articles().at(0);
  CHECK(article.id == "http://e.de/1");
  CHECK(article.url == "http://e.de/1");
  CHECK(all.parsed[0].version == 4);
  CHECK(article.title == "Gipfel");
  CHECK(article.lead == "Worum");
  CHECK(article.body == "Eins\n\nZwei");
  CHECK(article.authors == Strings{"Anna B"});
  CHECK(article.source == "Elbtal");
  CHECK(article.agency == "dpa");
  CHECK(article.section == "Politik");
  CHECK(article.keywords == Strings{"Politik", "Gipfel"});
  CHECK(article.captions == Strings{"Ein Bild"});
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00Z");
  CHECK(all.issues.empty());
}

TEST_CASE("ninjs 2.x and 3.x, alone, in arrays and by lines") {
  const std::string item =
      R"({"uri":"urn:1","type":"text","standard":{"name":"ninjs"},"firstCreated":"2018-07-16T18:05:00Z","by":"Anna B",)"
      R"("headlines":[{"role":"main","value":"Gipfel"},{"role":"sub","value":"Zwei &amp; mehr"}],)"
      R"("descriptions":[{"value":"Worum"},{"role":"caption","value":"Bild"}],)"
      R"("bodies":[{"contenttype":"text/plain","value":"Eins"},{"contenttype":"text/html","value":"<p>Eins</p><p>Zwei</p>"}],)"
      R"("subjects":[{"name":"Politik","uri":"http://cv.iptc.org/newscodes/mediatopic/11000000"}]})";
  for (const std::string& content : {item, "[" + item + "]", item + "\n"}) {
    const Article article = read_content(content).articles().at(0);
    CHECK(article.title == "Gipfel");
    CHECK(article.subtitle == "Zwei & mehr");
    CHECK(article.lead == "Worum");
    CHECK(article.body == "Eins\n\nZwei");
    CHECK(article.captions == Strings{"Bild"});
    CHECK(article.section == "Politik");
    CHECK(to_iso(*article.published) == "2018-07-16T18:05:00Z");
  }
}

TEST_CASE("the examples of IPTC are read or skipped with a reason") {
  const char* data = std::getenv("NACHLESE_DATA");
  const std::filesystem::path formats =
      std::filesystem::path(data != nullptr ? data : NACHLESE_SOURCE_DIR "/../shared/data") /
      "formats";
  if (!std::filesystem::exists(formats)) {
    WARN("skipped: " << formats.string()
                     << " is missing; set NACHLESE_DATA to the development data");
    return;
  }
  CHECK(articles_in(formats / "newsml-g2") >= 1);
  CHECK(articles_in(formats / "newsml-g2-parser-tests") >= 1);
  CHECK(articles_in(formats / "ninjs") >= 1);
}
