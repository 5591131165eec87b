// Documents that are opened like containers: Word, OpenDocument, RTF, Excel, EPUB, 7-Zip, ARC.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

Article only(const std::string& content, const std::string& name) {
  const Everything all = read_content(content, name);
  for (const auto& issue : all.issues) UNSCOPED_INFO(issue.reason);
  REQUIRE(all.articles().size() == 1);
  return all.articles()[0];
}

std::string docx(const std::string& body, const std::string& core = "") {
  return zip({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml",
               "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://x.example/w\"><w:body>" + body +
                   "</w:body></w:document>"},
              {"docProps/core.xml",
               "<cp:coreProperties xmlns:cp=\"http://x.example/cp\" "
               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
               "xmlns:dcterms=\"http://purl.org/dc/terms/\">" +
                   core + "</cp:coreProperties>"}});
}

std::string p(const std::string& text, const std::string& style = "") {
  return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>") +
         "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

}  // namespace

TEST_CASE("Word: text in order, without what is deleted, hidden or a code") {
  const Article a = only(
      docx(
          p("Brücke eröffnet", "Title") + p("Der Verkehr rollt.") +
              "<w:p><w:r><w:t>Seit </w:t></w:r><w:del><w:r><w:delText>Dienstag</w:delText></w:r>"
              "</w:del><w:ins><w:r><w:t>Montag</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
              "<w:t>geheim</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t> ist sie "
              "offen.</w:t></w:r></w:p><w:tbl><w:tr><w:tc>" +
              p("Länge") + "</w:tc><w:tc>" + p("300 m") + "</w:tc></w:tr></w:tbl>",
          "<dc:creator>Erika Muster</dc:creator><dcterms:created>2018-07-16T08:05:00Z"
          "</dcterms:created>"),
      "a.docx");
  CHECK(a.title == "Brücke eröffnet");
  CHECK(a.body == "Der Verkehr rollt.\n\nSeit Montag ist sie offen.\n\nLänge 300 m");
  CHECK(a.authors == Strings{"Erika Muster"});
  CHECK(to_iso(*a.published) == "2018-07-16T08:05:00Z");
  CHECK(a.id == "a.docx");
}

TEST_CASE("Word: a log-in is no author, a name of a file no title") {
  const Article a =
      only(docx(p("Der Rat hat am Montag den Haushalt beschlossen.") + p("Mehr Text."),
                "<dc:title>Microsoft Word - x.docx</dc:title><dc:creator>emuster"
                "</dc:creator>"),
           "a.docx");
  CHECK(a.title.empty());
  CHECK(a.authors.empty());
}

TEST_CASE("OpenDocument: headings, breaks, lists, no notes") {
  const std::string content =
      "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" "
      "xmlns:text=\"t\"><office:body>"
      "<office:text><text:h text:outline-level=\"1\">Brücke eröffnet</text:h><text:p>Seit<text:s/>"
      "Montag<text:note><text:note-body><text:p>Fußnote</text:p></text:note-body></text:note> ist "
      "sie "
      "offen.</text:p><text:list><text:list-item><text:p>eins</text:p></"
      "text:list-item><text:list-item>"
      "<text:p>zwei</text:p></text:list-item></text:list><text:p>Ende gut.</text:p></office:text>"
      "</office:body></office:document-content>";
  const Article a = only(zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                              {"content.xml", content},
                              {"meta.xml",
                               "<m xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>"
                               "Erika Muster</dc:creator></m>"}}),
                         "a.odt");
  CHECK(a.title == "Brücke eröffnet");
  CHECK(a.body == "Seit Montag ist sie offen.\n\neins\nzwei\n\nEnde gut.");
  CHECK(a.authors == Strings{"Erika Muster"});
}

TEST_CASE("RTF: charsets, Unicode, signs, hidden text and properties") {
  const Article a = only(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Br\\'fccke "
      "er\\'f6ffnet}{\\author "
      "Erika Muster}}{\\header Kopf}\\pard Die Stra\\'dfe \\u8211?ist {\\b offen}\\~.{\\v geheim}"
      "{\\*\\unbekannt x}{\\footnote Note}\\par Zweiter\\line Vers \\'84ja\\'93 "
      "\\u-10179?\\u-8704?\\par}",
      "a.rtf");
  CHECK(a.title == "Brücke eröffnet");
  CHECK(a.body == "Die Straße –ist offen .\n\nZweiter\nVers „ja“ 😀");
  CHECK(a.authors == Strings{"Erika Muster"});
}

TEST_CASE("Excel: each sheet is a table") {
  const std::string sheet =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
      "t=\"s\"><v>1</v></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><t>Datum</t></is></c></row><row r=\"2\"><c r=\"A2\" "
      "t=\"s\"><v>2</v>"
      "</c><c r=\"C2\"><v>43297</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>B</v></c><c "
      "r=\"B3\" "
      "t=\"inlineStr\"><is><r><t>Der Text </t></r><r><t>&amp; mehr, "
      "&quot;ja&quot;</t></r></is></c></row>"
      "</sheetData></worksheet>";
  const Everything all = read_content(zip({{"[Content_Types].xml", "<Types/>"},
                                           {"xl/worksheets/sheet1.xml", sheet},
                                           {"xl/sharedStrings.xml",
                                            "<sst><si><t>Titel</t></si><si><t>Text</t></"
                                            "si><si><r><t>Ü</t></r><r><t>ber</t></r></si></sst>"}}),
                                      "a.xlsx");
  const auto articles = all.articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Über");
  CHECK(to_iso(*articles[0].published) == "2018-07-16");
  CHECK(articles[1].body == "Der Text & mehr, \"ja\"");
}

TEST_CASE("EPUB: pages of the spine with date and source of the package") {
  const std::string text(
      "<p>Der Rat hat am Montag den Haushalt der Stadt beschlossen und damit einen Streit "
      "beendet.</p>");
  const auto page = [&](const std::string& title) {
    return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>" + title +
           "</title></head><body><h1>" + title + "</h1>" + text + "</body></html>";
  };
  const Everything all = read_content(
      zip({{"mimetype", "application/epub+zip"},
           {"OEBPS/b.xhtml", page("Zweiter")},
           {"OEBPS/a%20b.xhtml", "x"},
           {"OEBPS/a b.xhtml", page("Erster")},
           {"OEBPS/nav.xhtml", page("Inhalt")},
           {"OEBPS/style.css", "p { color: red; }"},
           {"OEBPS/content.opf",
            "<package "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>Blatt</dc:title>"
            "<dc:date>2018-07-16</dc:date></metadata><manifest><item id=\"n\" properties=\"nav\" "
            "href=\"nav.xhtml\"/><item id=\"x\" href=\"a%20b.xhtml\"/><item id=\"y\" "
            "href=\"b.xhtml\"/>"
            "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"x\"/><itemref "
            "idref=\"y\"/></spine>"
            "</package>"}}),
      "a.epub");
  const auto articles = all.articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Erster");
  CHECK(articles[1].title == "Zweiter");
  CHECK(articles[0].source == "Blatt");
  CHECK(to_iso(*articles[0].published) == "2018-07-16");
}

TEST_CASE("7-Zip and ARC are opened, WACZ gives its pages only") {
  const std::string html =
      "HTTP/1.1 200 OK\r\nContent-Type: "
      "text/html\r\n\r\n<html><head><title>Brücke</title></head><body>"
      "<h1>Brücke</h1><p>Der Rat hat am Montag den Bau der Brücke beschlossen, und zwar "
      "einstimmig.</p>"
      "</body></html>";
  SECTION("7-Zip") {
    const std::string packed =
        pack({{"a.txt", "Titel\n\nText eins.\n"}, {"b.txt", "Titel\n\nText zwei.\n"}},
             ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE);
    CHECK(read_content(packed, "a.7z").articles().size() == 2);
  }
  SECTION("ARC") {
    const std::string arc =
        "filedesc://x.arc 0.0.0.0 20010203040506 text/plain 4\n1 0\n\n"
        "http://blatt.example/a 10.0.0.1 20010203040506 text/html " +
        std::to_string(html.size()) + "\n" + html + "\n";
    const Article a = only(arc, "a.arc");
    CHECK(a.url == "http://blatt.example/a");
    CHECK(to_iso(*a.published) == "2001-02-03T04:05:06Z");
  }
  SECTION("WACZ") {
    const std::string warc =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://blatt.example/a\r\n"
        "WARC-Date: 2001-02-03T04:05:06Z\r\nContent-Type: application/http\r\n"
        "Content-Length: " +
        std::to_string(html.size()) + "\r\n\r\n" + html + "\r\n\r\n";
    const Everything all =
        read_content(zip({{"datapackage.json",
                           "{\"title\":\"Sammlung\",\"description\":\"x\",\"resources\":[]}"},
                          {"pages/pages.jsonl",
                           "{\"format\": \"json-pages-1.0\", \"title\": \"All\"}\n"
                           "{\"id\": \"1\", \"title\": \"Brücke\", \"url\": \"http://x\"}\n"},
                          {"indexes/index.cdx", "com,example)/ 20010203040506 {\"url\": \"x\"}\n"},
                          {"archive/data.warc", warc}}),
                     "a.wacz");
    CHECK(all.articles().size() == 1);
  }
}

TEST_CASE("broken and empty documents are reported") {
  const std::string content =
      GENERATE(docx(""), docx(p(std::string(3000, 'x'))).substr(0, 200),
               std::string("{\\rtf1\\ansi}"), std::string("7z\xBC\xAF\x27\x1C junk junk junk"));
  const Everything all = read_content(content, "a");
  CHECK(all.articles().empty());
  CHECK(std::any_of(all.issues.begin(), all.issues.end(),
                    [](const InputIssue& i) { return i.severity == Severity::rejected; }));
}
