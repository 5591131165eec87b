#include <filesystem>

#include "indexer/readers/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"
#include "tests/unit/indexer/readers/scan_samples.hpp"

using namespace nachlese;
using namespace nachlese::test;

namespace {

// Everything in a folder of these files.
struct ReadFolder : Everything {
  explicit ReadFolder(const std::vector<Packed>& files) {
    const TempFolder folder;
    for (const Packed& file : files)
      folder.write(std::filesystem::path("in") / file.name, file.content);
    read_into(*this, {(folder.path() / "in").string()});
  }
};

// The boxes of word `text` in title and body; empty if the article has no such word.
std::vector<WordBox> boxes_of(const Article& article, const std::string& text) {
  std::uint32_t index = 0;
  std::vector<WordBox> out;
  const auto boxes = unpack_boxes(article.facsimile.boxes, article.facsimile.pages.size());
  REQUIRE(boxes);
  for (const TextField& field : kTextFields) {
    for (std::size_t at = 0;; ++index) {
      const auto word = next_printed_word(article.*field.member, at);
      if (word.empty()) break;
      if (word != text || !out.empty()) continue;
      for (const WordBox& box : *boxes) {
        if (box.word == index) out.push_back(box);
      }
    }
  }
  return out;
}

const Article& article_with(const std::vector<Article>& articles, const std::string& id) {
  for (const Article& article : articles) {
    if (article.id == id) return article;
  }
  FAIL("no article " << id);
  return articles.front();
}

std::vector<Packed> issue_files() {
  return {{"alto/page-1.xml", mets_page_1()},
          {"alto/page-2.xml", mets_page_2()},
          {"jpg/1.jpg", "\xFF\xD8\xFF picture"},
          {"mets.xml", mets_issue()}};
}

}  // namespace

TEST_CASE("a METS gives its articles with title, date, paper and pages", "[scans]") {
  const ReadFolder all(issue_files());
  const auto articles = all.articles();
  REQUIRE(articles.size() == 2);
  const Article& flood = article_with(articles, "harzbote-1905-01-07#ART1");
  CHECK(flood.title == "Hochwasser an der Oker");
  CHECK(flood.body == "Nach dem Regen stieg die Oker über die Ufer.");
  CHECK(flood.source == "Der Harzbote");
  CHECK(flood.published == parse_date("1905-01-07"));
  CHECK(flood.language == "de");
  CHECK(flood.authors == std::vector<std::string>{"Anna Brückner"});
  CHECK(flood.page == "1");
  CHECK(flood.recognition == 75);
  const Article& theatre = article_with(articles, "harzbote-1905-01-07#ART2");
  CHECK(theatre.title == "Theater");
  CHECK(theatre.body == "Das Lustspiel fand viel Beifall bei allen.");
  CHECK(theatre.section == "Vermischtes");
  CHECK(theatre.page == "1-2");
  CHECK(all.state.complete);
}

TEST_CASE("words keep their boxes, also over the end of a line and of a page", "[scans]") {
  const auto articles = ReadFolder(issue_files()).articles();
  const Article& flood = article_with(articles, "harzbote-1905-01-07#ART1");
  REQUIRE(flood.facsimile.pages.size() == 1);
  CHECK(flood.facsimile.pages[0].picture == "/jpg/1.jpg");
  CHECK(flood.facsimile.pages[0].height == 6144);
  const auto river = boxes_of(flood, "über");
  REQUIRE(river.size() == 1);
  CHECK(river[0] == WordBox{river[0].word, 0, 655, 942, 369, 123});
  // "Oker" in the title is set by the catalog, which differs from the print in another word only.
  const auto body = unpack_boxes(flood.facsimile.boxes, 1);
  CHECK(std::count_if(body->begin(), body->end(),
                      [](const WordBox& box) { return box.word == 9; }) == 2);
  const Article& theatre = article_with(articles, "harzbote-1905-01-07#ART2");
  CHECK(theatre.facsimile.pages.at(1).picture ==
        "https://bilder.example/iiif/2/full/full/0/default.jpg");
  const auto applause = boxes_of(theatre, "Beifall");
  REQUIRE(applause.size() == 2);
  CHECK(applause[0].page == 0);
  CHECK(applause[1].page == 1);
}

TEST_CASE("a METS reads nothing outside of its source", "[scans]") {
  const TempFolder folder;
  folder.write("outside.xml", mets_page_1());
  for (const std::string target :
       {"../outside.xml", "file:///etc/hostname", "alto/../../outside.xml",
        "http://host.example/page-1.xml", "link.xml", "%2e%2e/outside.xml"}) {
    std::string mets = mets_issue();
    const std::string href = "file://./alto/page-1.xml";
    mets.replace(mets.find(href), href.size(), target);
    folder.write("in/mets.xml", mets);
    folder.write("in/alto/page-2.xml", mets_page_2());
    std::error_code ignored;
    std::filesystem::create_symlink("../outside.xml", folder.path() / "in/link.xml", ignored);
    Everything all;
    read_into(all, {(folder.path() / "in").string()});
    INFO(target);
    const auto articles = all.articles();
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].body == "fall bei allen.");
    CHECK(all.has(Severity::warning, 0, "1 of 2 pages are not below the source"));
  }
}

TEST_CASE("pages that an issue covers are no articles by themselves, others are", "[scans]") {
  auto files = issue_files();
  files.push_back({"z/1899-12-31_003.xml", mets_page_2()});
  const auto articles = ReadFolder(files).articles();
  REQUIRE(articles.size() == 3);
  const Article& page = article_with(articles, "z/1899-12-31_003.xml");
  CHECK(page.title == "31. Dezember 1899, S. 1");
  CHECK(page.published == parse_date("1899-12-31"));
  CHECK(page.body == "fall bei allen.");
}

TEST_CASE("an issue without articles gives its pages", "[scans]") {
  auto files = issue_files();
  std::string& mets = files[3].content;
  for (std::size_t at = mets.find("TYPE=\"ARTICLE\""); at != std::string::npos;
       at = mets.find("TYPE=\"ARTICLE\""))
    mets.replace(at, 14, "TYPE=\"OTHER\"");
  const auto articles = ReadFolder(files).articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Der Harzbote, 7. Januar 1905, S. 1");
  CHECK(articles[1].title == "Der Harzbote, 7. Januar 1905, S. 2");
  CHECK(articles[0].body.find("Lustspiel") != std::string::npos);
}

TEST_CASE("text of an issue that no article has is not lost", "[scans]") {
  auto files = issue_files();
  std::string words;
  for (int i = 0; i < 40; ++i) words += "Inserat" + std::to_string(i) + " ";
  files[1].content = alto(alto_block("C1", alto_line("fall bei allen.", 100, 100)) +
                          alto_block("C9", alto_line(words, 100, 300)));
  const auto articles = ReadFolder(files).articles();
  REQUIRE(articles.size() == 3);
  CHECK(article_with(articles, "harzbote-1905-01-07#page-2").body.starts_with("Inserat0"));
}

TEST_CASE("pages in a container are read one by one", "[scans]") {
  const TempFolder folder;
  Everything all;
  folder.write("in/issue.zip", zip({{"mets.xml", mets_issue()}, {"alto/1.xml", mets_page_1()}}));
  read_into(all, {(folder.path() / "in").string()});
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].body.find("Oker") != std::string::npos);
  CHECK(all.has(Severity::rejected, 0, "none of its 2 pages has a text below the source"));
}

TEST_CASE("a hyphen at the end of a line is no part of a word", "[scans]") {
  const auto body = [](const std::string& first, const std::string& second) {
    return read_content(alto(alto_block("B", alto_line(first, 0, 0) + alto_line(second, 0, 40))))
        .articles()
        .at(0)
        .body;
  };
  CHECK(body("Die Regie-", "rung tagt.") == "Die Regierung tagt.");
  CHECK(body("Die Regie¬", "rung tagt.") == "Die Regierung tagt.");
  CHECK(body("Die Regie⸗", "rung tagt.") == "Die Regierung tagt.");
  CHECK(body("Die Haus-", "und Gartenarbeit.") == "Die Haus- und Gartenarbeit.");
  CHECK(body("Der CDU-", "Politiker sprach.") == "Der CDU-Politiker sprach.");
  CHECK(body("Über-", "ämter sind") == "Überämter sind");
  CHECK(body("Nr. 3-", "5 fehlen") == "Nr. 3- 5 fehlen");
}

TEST_CASE("PAGE gives regions in their reading order", "[scans]") {
  const std::string region = R"(<TextRegion id="%" type="paragraph"><Coords points="0,0 10,0"/>)";
  const auto with = [](std::string text, const std::string& id) {
    return text.replace(text.find('%'), 1, id);
  };
  const std::string page =
      R"(<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">)"
      R"(<Page imageFilename="0001.jpg" imageWidth="1000" imageHeight="2000"><ReadingOrder>)"
      R"(<OrderedGroup id="o"><RegionRefIndexed index="0" regionRef="r2"/>)"
      R"(<RegionRefIndexed index="1" regionRef="r1"/></OrderedGroup></ReadingOrder>)" +
      with(region, "r1") +
      R"(<TextLine id="l"><Coords points="100,200 900,200 900,240 100,240"/>)"
      R"(<TextEquiv conf="0.9"><Unicode>zweite Zeile steht hier</Unicode></TextEquiv></TextLine></TextRegion>)" +
      with(region, "r2") +
      R"(<TextLine id="m"><Coords points="100,100 900,100 900,140 100,140"/>)"
      R"(<Word id="w"><Coords points="100,100 200,140"/><Glyph><TextEquiv><Unicode>D</Unicode></TextEquiv></Glyph>)"
      R"(<TextEquiv conf="0.7"><Unicode>Die</Unicode></TextEquiv></Word>)"
      R"(<Word id="v"><Coords points="210,100 300,140"/><TextEquiv conf="0.7"><Unicode>erste</Unicode></TextEquiv></Word>)"
      R"(<TextEquiv><Unicode>Die erste</Unicode></TextEquiv></TextLine></TextRegion>)"
      R"(<TextRegion id="n" type="page-number"><TextLine><TextEquiv><Unicode>7</Unicode></TextEquiv></TextLine></TextRegion>)"
      "</Page></PcGts>";
  const auto articles = ReadFolder({{"0001.xml", page}, {"0001.jpg", "\xFF\xD8\xFF"}}).articles();
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].body == "Die erste zweite Zeile steht hier");
  CHECK(articles[0].facsimile.pages.at(0).picture == "/0001.jpg");
  CHECK(articles[0].recognition == 84);
  const auto second = boxes_of(articles[0], "zweite");
  REQUIRE(second.size() == 1);
  CHECK(second[0].x == 410);
  CHECK(second[0].width == 855);
}

TEST_CASE("hOCR gives a page each", "[scans]") {
  const auto page = [](const std::string& number, const std::string& text) {
    return "<div class='ocr_page' title='image \"scan.png\"; bbox 0 0 1000 1400; ppageno " +
           number +
           "'><div class='ocr_carea' title='bbox 1 1 9 9'><p class='ocr_par' lang='deu'>"
           "<span class='ocr_line' title='bbox 100 200 900 240; x_size 30'>" +
           text + "</span></p></div></div>";
  };
  const std::string word =
      "<span class='ocrx_word' title='bbox 100 200 300 240; x_wconf 91'>Zeitung</span> "
      "<span class='ocrx_word' title='bbox 310 200 400 240; x_wconf "
      "71'><strong>heute</strong></span>";
  const std::string file =
      "<?xml version=\"1.0\"?><!DOCTYPE html><html><head><meta name='ocr-system' content='x'/>"
      "</head><body>" +
      page("0", word) + page("1", "ohne Wörter") + "</body></html>";
  const auto articles = read_content(file, "seiten.hocr").articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].body == "Zeitung heute");
  CHECK(articles[0].page == "1");
  CHECK(articles[0].recognition == 83);
  CHECK(articles[1].body == "ohne Wörter");
  CHECK(articles[1].id == "seiten.hocr#2");
}

TEST_CASE("TEI gives the articles of a newspaper", "[scans]") {
  const std::string tei = R"(<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt>
<title>Harzbote vom 7. Januar 1905</title></titleStmt><sourceDesc><bibl><title level="j">Harzbote</title>
<date when="1905-01-07">7.1.1905</date></bibl></sourceDesc></fileDesc></teiHeader>
<text><front><p>Titelblatt</p></front><body><pb n="2"/><fw type="header">Nr. 6</fw>
<div type="article" xml:id="a1"><head>Vom Markt</head><byline>Von Anna Brückner</byline>
<p>Die But<lb break="no"/>ter wurde <choice><sic>theuerer</sic><corr>teurer</corr></choice>,<lb/>
die Kar-<lb break="no"/>toffel<pb n="3"/> nicht.</p><p>Zweiter Absatz.</p></div>
<div type="article"><head>Verein</head><p>Der Verein tagt.</p></div></body></text></TEI>)";
  const auto articles = read_content(tei, "a.xml").articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Vom Markt");
  CHECK(articles[0].body == "Die Butter wurde teurer, die Kartoffel nicht.\n\nZweiter Absatz.");
  CHECK(articles[0].authors == std::vector<std::string>{"Anna Brückner"});
  CHECK(articles[0].source == "Harzbote");
  CHECK(articles[0].published == parse_date("1905-01-07"));
  CHECK(articles[0].page == "2-3");
  CHECK(articles[0].id == "a.xml#a1");
  CHECK(articles[1].page == "3");
}

TEST_CASE("a TEI without articles is one", "[scans]") {
  const std::string tei =
      "<TEI><teiHeader><fileDesc><titleStmt><title>Rede</title><author>Max Meier</author>"
      "</titleStmt></fileDesc></teiHeader><text><body><div><head>Erstens</head><p>Text.</p></div>"
      "<div><head>Zweitens</head><p>Mehr.</p></div></body></text></TEI>";
  const auto articles = read_content(tei, "rede.xml").articles();
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].title == "Rede");
  CHECK(articles[0].authors == std::vector<std::string>{"Max Meier"});
  CHECK(articles[0].body.find("Mehr.") != std::string::npos);
}

TEST_CASE("hostile pages are read as far as they are bounded", "[scans]") {
  std::string lines;
  for (int i = 0; i < 60'000; ++i) lines += "<TextBlock><TextLine><String CONTENT='a'/>";
  const auto broken = read_content(alto(lines));
  CHECK(broken.parsed.size() <= 1);
  std::string attributes = "<alto><Layout><Page";
  for (int i = 0; i < 50'000; ++i) attributes += " a" + std::to_string(i) + "='1'";
  CHECK(read_content(attributes + "/></Layout></alto>").articles().empty());
}

TEST_CASE("no format of XML reads the files that an entity names", "[scans]") {
  const TempFolder folder;
  const std::string secret = folder.write("geheim.txt", "Geheimwort").string();
  const auto [root, start, end] = GENERATE(table<std::string, std::string, std::string>({
      {"alto",
       "<alto><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT='Wort'/><String "
       "CONTENT='",
       "'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"},
      {"PcGts", "<PcGts><Page><TextRegion id='a'><TextLine><TextEquiv><Unicode>Wort ",
       "</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"},
      {"TEI", "<TEI><teiHeader/><text><body><p>Wort ", "</p></body></text></TEI>"},
      {"rss", "<rss version='2.0'><channel><item><title>Wort</title><description>Wort ",
       "</description></item></channel></rss>"},
      {"nitf", "<nitf><body><body.content><p>Wort ", "</p></body.content></body></nitf>"},
      {"mediawiki", "<mediawiki><page><title>Wort</title><ns>0</ns><revision><text>Wort ",
       "</text></revision></page></mediawiki>"},
  }));
  CAPTURE(root);
  const std::string entity = "&a;";
  const std::string front =
      "<?xml version='1.0'?><!DOCTYPE " + root + " [<!ENTITY a SYSTEM 'file://" + secret + "'>]>";
  // Without the entity the article is there: the test would see what it holds.
  REQUIRE(read_content(front + start + "Geheimwort" + end).articles().size() == 1);
  CHECK(read_content(front + start + "Geheimwort" + end).articles()[0].body.find("Geheimwort") !=
        std::string::npos);
  for (const Article& article : read_content(front + start + entity + end).articles()) {
    CHECK(article.body.find("Geheimwort") == std::string::npos);
    CHECK(article.body.find("Wort") != std::string::npos);
  }
}

TEST_CASE("what is done to a text later does not move the boxes", "[scans]") {
  const auto articles =
      read_content(alto(alto_block("B", alto_line("Das ist **sehr wichtig** und neu", 0, 0))))
          .articles();
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].body == "Das ist sehr wichtig und neu");
  const auto last = boxes_of(articles[0], "neu");
  REQUIRE(last.size() == 1);
  CHECK(last[0].x == 2253);
}
