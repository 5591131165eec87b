// Articles that were lost without a word, or taken for what they are not.
#include <set>

#include "indexer/readers/documents/documents.hpp"
#include "indexer/readers/markup/page_phrases.hpp"
#include "indexer/readers/record/embargo_line.hpp"
#include "indexer/readers/record/note_pad.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"
#include "tests/unit/indexer/readers/scan_samples.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using namespace std::string_literals;

namespace {

const std::string kProse =
    "Der Rat hat am Montag den Haushalt der Stadt beschlossen und damit einen Streit beendet.";

std::string json_line(const std::string& id) {
  return "{\"id\":\"" + id + "\",\"title\":\"Titel " + id + "\",\"body\":\"" + kProse + "\"}\n";
}

std::string word_document(const std::string& paragraphs) {
  return zip({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", "<w:document xmlns:w=\"http://x.example/w\"><w:body>" +
                                        paragraphs + "</w:body></w:document>"}});
}

// A folder of files as a source of these rules.
struct SourceFiles : Everything {
  explicit SourceFiles(const std::vector<Packed>& files, SourceRules rules = {}) {
    const TempFolder folder;
    for (const Packed& file : files) folder.write("in/" + file.name, file.content);
    rules.name = "s";
    read_into(*this, {Input((folder.path() / "in").string(),
                            std::make_shared<const SourceRules>(std::move(rules)))});
    for (const auto& issue : issues) UNSCOPED_INFO(issue.reason);
  }
};

std::set<std::string> ids_of(const Everything& all) {
  std::set<std::string> out;
  for (const auto& article : all.articles()) out.insert(article.id);
  return out;
}

std::string mail(const std::string& id, const std::string& text) {
  return "From x@y.example Mon Jul 16 18:05:00 2018\nFrom: A <a@b.example>\nTo: c@d.example\n"
         "Subject: Mail " +
         id + "\nMessage-ID: <" + id + "@b.example>\n\n" + text + "\n\n";
}

}  // namespace

TEST_CASE("an embargo without a year ends on the day nearest to the wire") {
  const auto [line, wire, end] = GENERATE(table<std::string, std::string, std::string>({
      {"Sperrfrist 1. Januar", "2018-12-30T09:00", "2019-01-01T00:00"},
      {"Sperrfrist: 2.1., 6 Uhr", "2018-12-31T23:00", "2019-01-02T06:00"},
      {"Sperrfrist 31. Dezember, 18 Uhr", "2019-01-01T09:00", "2018-12-31T18:00"},
      {"Sperrfrist 17. Juli", "2018-07-16T09:00", "2018-07-17T00:00"},
      {"Sperrfrist 29. Februar", "2020-02-27T09:00", "2020-02-29T00:00"},
      {"Sperrfrist: 1. Januar 2018", "2018-12-30T09:00", "2018-01-01T00:00"},
  }));
  CAPTURE(line, wire);
  const auto found = find_embargo_line(line, parse_date(wire));
  REQUIRE(found);
  REQUIRE(found->until);
  CHECK(to_iso(*found->until) == end);
}

TEST_CASE("a sign that begins no tag swallows nothing") {
  const auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"Bei Frauen <b 20 Prozent, bei Männern mehr.",
       "Bei Frauen <b 20 Prozent, bei Männern mehr."},
      {"<p>Ist x<y. Es folgt <b>mehr</b>.</p>", "Ist x<y. Es folgt mehr."},
      {"<p>Ist a < b, c<d und </ e?</p>", "Ist a < b, c<d und </ e?"},
      {"<p>Wert <i 5.</p><p>Neuer Absatz</p>", "Wert <i 5.\n\nNeuer Absatz"},
      {"Ein <a href='x<y.html' title='>'>Verweis</a> hier.", "Ein Verweis hier."},
      {"Am Ende <b", "Am Ende <b"},
      {"Vor <br>\nnach <!-- <weg --> Ende", "Vor\nnach Ende"},
      {"<P>Groß</P\n>", "Groß"},
  }));
  CAPTURE(written);
  std::string json;
  for (const char c : written) json += c == '\n' ? "\\n" : std::string(1, c);
  const auto all =
      read_content("{\"id\":\"1\",\"title\":\"T\",\"body\":\"" + json + "\"}", "a.jsonl");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles().front().body == expected);
}

TEST_CASE("texts that say that they are plain are read as they are") {
  const std::string text = R"(<anna> hallo, <b>fett</b> &amp; &lt;)";
  const std::string fields = R"("id":"1","title":")" + text + R"(","kicker":")" + text +
                             R"(","lead":")" + text + R"(","body":")" + text +
                             R"(","captions":[")" + text + R"("],"keywords":[")" + text + R"("])";
  const auto plain = read_content("{" + fields + R"(,"texts":"plain"})", "a.jsonl");
  REQUIRE(plain.articles().size() == 1);
  CHECK(plain.parsed.front().unknown_fields.empty());
  const Article article = plain.articles().front();
  for (const auto& read : {article.title, article.kicker, article.lead, article.body,
                           article.captions.at(0), article.keywords.at(0)})
    CHECK(read == text);
  CHECK(read_content("{" + fields + "}", "a.jsonl").articles().at(0).body == "hallo, fett & <");
}

TEST_CASE("a zip of texts is no document of which they speak") {
  const std::string spoken = GENERATE(
      "word/document.xml"s, "[Content_Types].xml und word/document.xml"s, "xl/workbook.xml"s,
      "content.xml und meta.xml"s, "META-INF/container.xml"s, "application/epub+zip"s,
      "META-INF/MANIFEST.MF"s, "ppt/"s, "mimetypeapplication/vnd.oasis.opendocument.text"s);
  CAPTURE(spoken);
  const std::string text =
      "Wie man Dateien repariert\n\n" + kProse + " In der Datei steht " + spoken + ".\n";
  CHECK(read_content(stored_zip({{"a.txt", text}}), "a.zip").articles().size() == 1);
}

TEST_CASE("folders of a zip that are named like those of documents hold files") {
  for (const std::string folder : {"word/", "xl/", "ppt/"}) {
    CAPTURE(folder);
    CHECK(read_content(zip({{folder + "a.jsonl", json_line("1")}}), "a.zip").articles().size() ==
          1);
  }
}

TEST_CASE("a format that is known comes before a text that may be of a press database") {
  const std::string border = "1 of 100 DOCUMENTS";
  const auto [name, content] = GENERATE_COPY(values<std::pair<std::string, std::string>>({
      {"CSV",
       "Titel;Text\nA;\"" + kProse + "\n" + border + "\n" + kProse + "\"\nB;" + kProse + "\n"},
      {"JSON",
       "[{\"title\":\"A\",\"body\":\"x\"},\n{\"title\":\"B\",\"body\":\"y\",\"n\":\n[\n1\n]}]\n" +
           border},
      {"front matter", "---\ntitle: A\n---\n" + kProse + "\n\n" + border + "\n\n" + kProse},
  }));
  CAPTURE(name);
  const auto articles = read_content(content).articles();
  REQUIRE_FALSE(articles.empty());
  CHECK(articles[0].title == "A");
}

TEST_CASE("a page of a known format that names a press database is read as what it is") {
  const std::string feed =
      "<!-- Factiva, LexisNexis -->\n<rss version=\"2.0\"><channel><title>GENIOS</title><item>"
      "<title>A</title><description>" +
      kProse + "</description></item></channel></rss>";
  const auto articles = read_content(feed).articles();
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].title == "A");
}

TEST_CASE("prose that speaks of a note pad stays, and what follows it") {
  const std::string speaking = GENERATE(
      "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt, stand auf dem Papier.",
      "Nur für Redaktionen gilt dieses Privileg, sagte der Richter.",
      "Das Gutachten (nicht zur Veröffentlichung bestimmt) liegt der Stadt vor.",
      "Das Gutachten – nicht zur Veröffentlichung bestimmt – liegt der Stadt vor.",
      "Folgende Angaben sind nicht zur Veröffentlichung bestimmt. So begann der Brief.",
      "Not for publication was the remark on the letter.");
  std::string body = kProse + "\n\n" + speaking + "\n\n" + kProse;
  const std::string before = body;
  drop_note_pad(body);
  CHECK(body == before);
}

TEST_CASE("note pads of agencies go, whatever is in them") {
  const std::string pad = GENERATE(
      "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
      "* * * *\nDie folgenden Informationen sind nicht zur Veröffentlichung\nbestimmt",
      "Folgende Angaben sind nicht zur Veröffentlichung bestimmt: Autor: Erika Muster",
      "Folgende Angaben sind nicht zur Veröffentlichung bestimmt. dpa-Kontakte: Tel. 030 1",
      "Nur für Redaktionen: Bilder unter www.blatt.example", "(nicht zur Veröffentlichung)",
      "Hinweis an die Redaktionen (nicht zur Veröffentlichung): Bilder folgen");
  std::string body = kProse + "\n\n" + pad + "\n\n030 1234567";
  drop_note_pad(body);
  CHECK(body == kProse);
}

TEST_CASE("only what stands in front of the first article is the cover of an export") {
  const auto article = [](const std::string& title, const std::string& more) {
    return title + "\nDer Tagesspiegel\n12. März 2019 Dienstag\n\nLength: 23 words\n\nBody\n\n" +
           kProse + "\n\n" + more + "\n\n" + kProse + "\n\nEnd of Document\n\n";
  };
  const std::string cover = "User Name: Muster\nJob Number: 17\nSearch Terms: Rat\n\n";
  const auto articles = read_content(cover + article("Eins", "Content type ist ein Begriff.") +
                                         article("Zwei", "Narrowed by: das ist ein Zitat."),
                                     "a.txt")
                            .articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Eins");
  CHECK(articles[1].title == "Zwei");
  CHECK(articles[1].body.find("Narrowed by") != std::string::npos);
  CHECK(articles[1].body.starts_with(kProse));
}

TEST_CASE("a document without text is read, and told") {
  const auto [name, content] = GENERATE(values<std::pair<std::string, std::string>>({
      {"a.docx", word_document("<w:p/>")},
      {"a.rtf", "{\\rtf1\\ansi\\par}"},
      {"a.xlsx", zip({{"[Content_Types].xml", "<Types/>"},
                      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"}})},
      {"a.eml", "From: a@b.example\nTo: c\nSubject: d\nDate: Mon, 16 Jul 2018 18:05:00 +0200\n\n"},
  }));
  CAPTURE(name);
  const SourceFiles all({{name, content}, {"b.jsonl", json_line("1")}});
  CHECK(all.articles().size() == 1);
  CHECK(all.state.complete);
  CHECK_FALSE(all.state.failed);
  CHECK(all.has(Severity::note, 0, "no articles in it"));
  CHECK(std::none_of(all.issues.begin(), all.issues.end(),
                     [](const auto& issue) { return issue.severity != Severity::note; }));
}

TEST_CASE("an export that brought nothing is told, and no error") {
  const std::string content = GENERATE(
      "[]", "[\n]\n", "{\"hits\":[]}", "{\"total\":0,\"hits\":{\"total\":0,\"hits\":[]}}\n",
      "{\n \"articles\": [],\n \"page\": 1\n}\n", "{\"response\":{\"docs\":[]}}", "callback([]);",
      "Titel;Text;Datum\n", "Titel;Text;Datum", "id,title,body\r\n",
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Blatt</title></channel></rss>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blatt</title></feed>",
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Blatt\",\"items\":[]}",
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet/></newsMessage>",
      "<mediawiki><siteinfo/></mediawiki>",
      "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
  CAPTURE(content);
  const SourceFiles all({{"a", content}});
  CHECK(all.articles().empty());
  CHECK(all.state.complete);
  CHECK_FALSE(all.state.failed);
  CHECK_FALSE(all.issues.empty());
  CHECK(std::none_of(all.issues.begin(), all.issues.end(),
                     [](const auto& issue) { return issue.severity != Severity::note; }));
}

TEST_CASE("the mails of an mbox have ids of their own by the name of the file") {
  SourceRules rules;
  rules.id = IdRule::file;
  const SourceFiles all({{"a.mbox", mail("1", kProse) + mail("2", kProse) + mail("3", kProse)}},
                        rules);
  CHECK(ids_of(all) == std::set<std::string>{"s/a.mbox", "s/a.mbox#2", "s/a.mbox#3"});
}

TEST_CASE("a mail that cannot be read costs that mail") {
  std::string parts;
  for (int i = 0; i < 600; ++i)
    parts += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n";
  const SourceFiles all({{"a.mbox", mail("1", kProse) + mail("2", parts) + mail("3", kProse)}});
  CHECK(ids_of(all) == std::set<std::string>{"mid:1@b.example", "mid:3@b.example"});
  CHECK(all.has(Severity::rejected, 0, "mail 2: a mail of too many parts"));
  CHECK(all.state.complete);
}

TEST_CASE("globs choose among the parts of containers") {
  const Packed parts[] = {{"artikel/a.jsonl", json_line("a")}, {"entwurf/b.jsonl", json_line("b")}};
  const std::string packed = zip({parts[0], parts[1]});
  const auto [globs, excludes, ids] =
      GENERATE(table<std::vector<std::string>, std::vector<std::string>, std::set<std::string>>({
          {{}, {}, {"a", "b"}},
          {{"*.zip"}, {}, {"a", "b"}},
          {{"*.jsonl"}, {}, {"a", "b"}},
          {{"artikel/*"}, {}, {"a"}},
          {{"x.zip/artikel/*"}, {}, {"a"}},
          {{}, {"entwurf/*"}, {"a"}},
          {{"*.zip"}, {"b.jsonl"}, {"a"}},
          {{"*.xml", "*.zip"}, {}, {}},
          {{"*.xml"}, {}, {}},
      }));
  SourceRules rules;
  rules.globs = globs;
  rules.excludes = excludes;
  CAPTURE(globs, excludes);
  CHECK(ids_of(SourceFiles({{"x.zip", packed}}, rules)) == ids);
}

TEST_CASE("parts of documents belong to them, whatever the globs") {
  const std::string page = "<html><head><title>Brücke</title></head><body><h1>Brücke</h1><p>" +
                           kProse + "</p></body></html>";
  const std::string epub = zip(
      {{"mimetype", "application/epub+zip"},
       {"OEBPS/inhalt/package.opf",
        "<package><manifest><item id=\"a\" href=\"../Text/kapitel%201.xhtml\"/></manifest><spine>"
        "<itemref idref=\"a\"/></spine></package>"},
       {"OEBPS/Text/kapitel 1.xhtml", page}});
  const std::string workbook =
      zip({{"[Content_Types].xml", "<Types/>"},
           {"xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c t=\"str\"><v>Titel</v></c><c t=\"str\"><v>Text</v></c>"
            "</row><row><c t=\"str\"><v>Brücke</v></c><c t=\"str\"><v>" +
                kProse + "</v></c></row></sheetData></worksheet>"}});
  for (const auto& [name, content] : {std::pair("a.epub"s, epub), std::pair("a.xlsx"s, workbook)}) {
    for (const std::string& glob : {""s, "*" + name.substr(1)}) {
      CAPTURE(name, glob);
      SourceRules rules;
      if (!glob.empty()) rules.globs = {glob};
      const auto articles = SourceFiles({{name, content}}, rules).articles();
      REQUIRE(articles.size() == 1);
      CHECK(articles[0].title == "Brücke");
    }
  }
}

TEST_CASE("pages that are missing in an EPUB are told") {
  const std::string page = "<html><body><h1>Brücke</h1><p>" + kProse + "</p></body></html>";
  const Everything all = read_content(
      zip({{"mimetype", "application/epub+zip"},
           {"a.opf",
            "<package><manifest><item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" "
            "href=\"b.xhtml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/>"
            "</spine></package>"},
           {"a.xhtml", page}}),
      "a.epub");
  CHECK(all.articles().size() == 1);
  CHECK(all.has(Severity::rejected, 0, "1 of the 2 pages of the EPUB are not in it"));
}

TEST_CASE("a packed file is chosen by its name without the packing") {
  SourceRules rules;
  rules.globs = {"*.jsonl"};
  const std::string lz4 = pack({{"x", json_line("1")}}, ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_LZ4);
  const std::string tarred = pack({{"a.jsonl", json_line("2")}}, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED,
                                  ARCHIVE_FILTER_COMPRESS);
  CHECK(ids_of(SourceFiles({{"a.jsonl.lz4", lz4}, {"b.tar.Z", tarred}}, rules)) ==
        std::set<std::string>{"1", "2"});
}

TEST_CASE("pages that count from one each keep their texts apart") {
  const auto page = [](const std::string& text) {
    return "<div class='ocr_page' title='bbox 0 0 1000 1400; ppageno 0'><span class='ocr_line' "
           "title='bbox 100 200 900 240'>" +
           text + "</span></div>";
  };
  const std::string file = "<html><head><meta name='ocr-system' content='x'/></head><body>" +
                           page("Erste Seite des Blattes") + page("Zweite Seite des Blattes") +
                           page("Dritte Seite des Blattes") + "</body></html>";
  CHECK(ids_of(read_content(file, "a.hocr")).size() == 3);
}

TEST_CASE("the texts of a TEI corpus keep their ids apart") {
  const std::string text = "<TEI><teiHeader/><text><body><p>" + kProse + "</p></body></text></TEI>";
  const std::string parts = "<TEI><teiHeader/><text><body><div type=\"article\" xml:id=\"a1\"><p>" +
                            kProse + "</p></div><div type=\"article\" xml:id=\"a1\"><p>" + kProse +
                            "</p></div></body></text></TEI>";
  const Everything all =
      read_content("<teiCorpus>" + text + text + parts + parts + "</teiCorpus>", "a.xml");
  CHECK(all.articles().size() == 6);
  CHECK(ids_of(all).size() == 6);
}

TEST_CASE("a damaged page costs the page and not the issue") {
  std::string damaged = gz(mets_page_2());
  damaged.resize(damaged.size() / 2);
  const SourceFiles all({{"alto/page-1.xml", mets_page_1()},
                         {"alto/page-2.xml", damaged},
                         {"mets.xml", mets_issue()}});
  CHECK(ids_of(all).contains("harzbote-1905-01-07#ART1"));
  CHECK(all.has(Severity::rejected, 0, "alto/page-2.xml"));
}

TEST_CASE("issues of a newspaper have ids of their own") {
  const auto issue = [](const std::string& date) {
    return "<mets:mets xmlns:mets=\"http://www.loc.gov/METS/\" "
           "xmlns:mods=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
           "<mets:dmdSec ID=\"D1\"><mods:mods><mods:titleInfo><mods:title>Harzbote</mods:title>"
           "</mods:titleInfo><mods:recordInfo><mods:recordIdentifier>zdb1</mods:recordIdentifier>"
           "</mods:recordInfo></mods:mods></mets:dmdSec><mets:fileSec><mets:fileGrp "
           "USE=\"FULLTEXT\">"
           "<mets:file ID=\"F1\" MIMETYPE=\"text/xml\"><mets:FLocat xlink:href=\"" +
           date +
           ".alto.xml\"/></mets:file></mets:fileGrp></mets:fileSec><mets:structMap "
           "TYPE=\"LOGICAL\">"
           "<mets:div TYPE=\"newspaper\" DMDID=\"D1\"><mets:div TYPE=\"issue\" ORDERLABEL=\"" +
           date + "\"/></mets:div></mets:structMap></mets:mets>";
  };
  const std::string page =
      alto(alto_block("B1", alto_line("Das Wetter wird am Montag wieder besser", 10, 10)));
  const SourceFiles all({{"1905-01-07.alto.xml", page},
                         {"1905-01-07.mets.xml", issue("1905-01-07")},
                         {"1905-01-08.alto.xml", page},
                         {"1905-01-08.mets.xml", issue("1905-01-08")}});
  CHECK(all.articles().size() == 2);
  CHECK(ids_of(all).size() == 2);
}

TEST_CASE("hOCR of more words than are read says so") {
  std::string words;
  for (int i = 0; i < 410'000; ++i) words += "ab ";
  const Everything all = read_content(
      "<html><head><meta name='ocr-system' content='x'/></head><body><div class='ocr_page' "
      "title='bbox 0 0 9 9'><span class='ocr_line' title='bbox 1 1 9 9'>" +
          words + "</span></div></body></html>",
      "a.hocr");
  CHECK(all.articles().size() == 1);
  CHECK(all.has(Severity::warning, 0, "more words than are read of one file"));
}

TEST_CASE("sentences of news stay, though they begin or speak as notices of pages do") {
  const std::string sentence = GENERATE(
      "Diese Website verwendet Daten von Millionen Menschen, ermittelte die Behörde.",
      "Per E-Mail meldete sich ein Zeuge bei der Polizei.",
      "Der Newsletter der Partei lässt sich nicht mehr abonnieren, teilte der Verlag mit.",
      "Externe Inhalte hatte das Gericht zuvor für zulässig erklärt.",
      "Mit Klick auf den Knopf hatten die Täter alle Daten gelöscht.",
      "Nutzer müssen Cookies auch künftig nicht akzeptieren, entschied der Bundesgerichtshof.",
      "Alle Rechte an dem Namen blieben dem Verein vorbehalten, urteilten die Richter.",
      "Anzeige gegen den Bürgermeister", "Diesen Artikel des Gesetzes will die Union streichen.",
      "Zum Thema Haushalt sagte der Minister am Montag nichts.",
      "Vorheriger Besitzer der Burg war ein Graf aus dem Harz.",
      "Erika Muster ist Korrespondentin in Moskau und berichtet seit Jahren über den Krieg.");
  const std::string body = kProse + "\n\n" + sentence + "\n\n" + kProse + " Danach war Ruhe.";
  CHECK(without_page_phrases(body) == body);
}

TEST_CASE("notices of pages go") {
  const std::string notice = GENERATE(
      "Wir verwenden Cookies, um die Seite zu verbessern.", "Anzeige", "Teilen auf Facebook",
      "Jetzt unseren Newsletter abonnieren und nichts verpassen!",
      "© 2020 Verlag. Alle Rechte vorbehalten.", "Veröffentlicht am 3. Mai 2020 um 12.30 Uhr",
      "Diesen Artikel drucken", "Mit Klick auf den Knopf erklären Sie sich einverstanden.");
  CHECK(without_page_phrases(kProse + "\n\n" + notice + "\n\n" + kProse) ==
        kProse + "\n\n" + kProse);
  const std::string author =
      "Erika Muster ist Redakteurin im Ressort Lokales und schreibt über Verkehr.";
  CHECK(without_page_phrases(kProse + "\n\n" + author) == kProse);
}

TEST_CASE("what recurs on the pages of an ARC is not their text") {
  const std::string box =
      "<div>Die Elbtal-Zeitung berichtet seit 1871 aus der Region, jeden Tag und für alle, die "
      "hier leben. Unsere Redaktion erreichen Sie unter der bekannten Nummer.</div>";
  std::string arc = "filedesc://x.arc 0.0.0.0 20010203040506 text/plain 4\n1 0\n\n";
  for (int i = 0; i < 6; ++i) {
    const std::string n = std::to_string(i);
    const std::string page =
        "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>Rat "
        "von Ort " +
        n + "</title></head><body><h1>Rat von Ort " + n + "</h1><p>Im Ort Nummer " + n +
        " hat der Rat am Montag über den Haushalt " + n +
        " beraten und ihn beschlossen.</p><p>Die Fraktion " + n +
        " stimmte dagegen und kündigte "
        "Klage an.</p>" +
        box + "</body></html>";
    arc += "http://blatt.example/" + n + " 10.0.0.1 20010203040506 text/html " +
           std::to_string(page.size()) + "\n" + page + "\n";
  }
  const auto articles = read_content(arc, "a.arc").articles();
  REQUIRE(articles.size() == 6);
  for (const auto& article : articles) CHECK(article.body.find("seit 1871") == std::string::npos);
}
