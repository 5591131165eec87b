// Files and records that used to be lost, or taken for articles, without a word.
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using namespace std::string_literals;
using Strings = std::vector<std::string>;

namespace {

struct File {
  std::string name, content;
};

// A folder with these files, as a source with rules.
struct Folder {
  explicit Folder(const std::vector<File>& files, std::shared_ptr<SourceRules> rules = nullptr) {
    for (const auto& file : files) folder.write("in/" + file.name, file.content);
    if (rules) rules->name = "s";
    read_into(all, {Input((folder.path() / "in").string(), rules)});
    for (const auto& issue : all.issues) UNSCOPED_INFO(issue.reason);
  }

  [[nodiscard]] bool says(Severity severity, const std::string& reason) const {
    return all.has(severity, 0, reason);
  }
  [[nodiscard]] std::size_t problems() const {
    return static_cast<std::size_t>(
        std::count_if(all.issues.begin(), all.issues.end(),
                      [](const InputIssue& issue) { return issue.severity != Severity::note; }));
  }

  TempFolder folder;
  Everything all;
};

const File kGood{"gut.jsonl", "{\"id\":\"1\",\"title\":\"A\",\"body\":\"T\"}\n"};

}  // namespace

TEST_CASE("what is not understood is named with kind and number") {
  const auto print = File{"a.ps", "%!PS-Adobe-3.0\nx"};
  SECTION("nothing at all is an error") {
    const Folder in({print, {"b.ps", print.content}, {"c.djvu", "AT&TFORM..."}});
    CHECK(in.says(Severity::rejected, "3 of 3 files were not understood: 1 DjVu, 2 PostScript"));
    CHECK(in.all.state.skipped == 3);
  }
  SECTION("a part of it is a warning") {
    const Folder in({kGood, print});
    CHECK(in.all.articles().size() == 1);
    CHECK(in.says(Severity::warning, "1 of 2 files were not understood: 1 PostScript"));
  }
  SECTION("each kind has its name") {
    const auto [content, kind] = GENERATE(values<std::pair<std::string, std::string>>({
        {"AT&TFORM...", "DjVu"},
        {"!BDN...", "Outlook"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", "Word or Excel"},
        {"SQLite format 3\0..."s, "SQLite"},
        {"<?xml version=\"1.0\"?><artikel><titel>A</titel></artikel>", "XML <artikel>"},
        {"1;2018;Rot\n2;2019;Blau\n3;2020;Grün\n4;2021;Gelb\n5;2022;Braun\n6;2023;Weiß\n", "table"},
        {"%!PS-Adobe-3.0\n", "PostScript"},
        {"// Export\n{\"id\":\"1\",\"title\":\"A\"}\n", "JSON behind other text"},
        {"1;Rot;A\n2;Blau;B\n", "table"},
    }));
    CAPTURE(kind);
    const Folder in({kGood, {"x", content}});
    CHECK(in.all.articles().size() == 1);
    CHECK(in.says(Severity::warning, "1 of 2 files were not understood"));
    CHECK(in.says(Severity::warning, kind));
  }
}

TEST_CASE("things that are no articles are left out and counted") {
  const auto [name, content] = GENERATE(values<std::pair<std::string, std::string>>({
      {"s.css", "body { color: red; }\n"},
      {"ohne-endung", "@charset \"utf-8\";\nbody { color: red; }\n"},
      {"a.js", "function x() { return 1; }\n"},
      {"x.md5", "d41d8cd98f00b204e9800998ecf8427e  a.xml\n"},
      {"summen",
       "d41d8cd98f00b204e9800998ecf8427e  a.xml\nd41d8cd98f00b204e9800998ecf8427e  b.xml\n"},
      {"README", "Diese Dateien enthalten Artikel.\n"},
      {"desktop.ini", "[.ShellClassInfo]\nIconIndex=0\n"},
      {"import.log", "2018-07-16 18:05:00 INFO start\n"},
      {"protokoll", "2018-07-16 18:05:00 INFO start\n2018-07-16 18:05:01 ERROR Ende\n"},
      {"dump.sql", "-- MySQL dump 10.13\nINSERT INTO `a` VALUES (1,'A');\n"},
      {"dump", "-- MySQL dump 10.13\nDROP TABLE IF EXISTS `a`;\nINSERT INTO `a` VALUES (1,'A');\n"},
      {"bild.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s},
      {"a.xml.filepart", "<rss><channel><item><title>Halb"},
      {"sitemap.xml",
       "<urlset "
       "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://x.de</loc></url></"
       "urlset>"},
  }));
  CAPTURE(name);
  const Folder in({kGood, {name, content}});
  CHECK(in.all.articles().size() == 1);
  CHECK(in.all.state.skipped == 1);
  CHECK(in.problems() == 0);
}

TEST_CASE("pages behind what a program wrote in front of them") {
  const std::string page =
      "<html><head><title>A</title></head><body><h1>Brücke</h1><p>Seit Montag ist die Brücke "
      "wieder offen, sagte der Sprecher der Stadt.</p></body></html>";
  for (const std::string& front :
       {"<br />\n<b>Warning</b>: mysql_connect(): Access denied in /x.php<br />\n"s,
        "<b>Fehler</b>"s, "<!--" + std::string(5000, 'x') + "-->"}) {
    const Everything all = read_content(front + page);
    REQUIRE(all.articles().size() == 1);
    CHECK(all.articles()[0].title == "Brücke");
  }
}

TEST_CASE("text in UTF-16 without a mark") {
  std::string wide;
  for (const char c : "Brücke\n\nSeit Montag ist sie offen, sagte der Sprecher."s) {
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    wide += c;
    wide += '\0';
  }
  CHECK(read_content(wide).articles().at(0).title == "Brcke");
}

TEST_CASE("a source told to be feeds that is an error page") {
  auto rules = std::make_shared<SourceRules>();
  rules->format = find_format("feed");
  const Folder in({{"f.xml", "<html><body><h1>502 Bad Gateway</h1></body></html>"}}, rules);
  CHECK(in.problems() == 1);
  CHECK(in.says(Severity::warning, "no feed"));
}

TEST_CASE("files are chosen in any case, packed and in containers, and may be left out") {
  auto rules = std::make_shared<SourceRules>();
  const auto text = [](const std::string& title) {
    return title + "\n\nEin Absatz mit einem Satz.\n";
  };
  rules->globs = {"*.txt"};
  rules->excludes = {"*alt*", "entwurf/*"};
  const Folder in({{"A.TXT", text("Eins")},
                   {"b.txt.gz", gz(text("Zwei"))},
                   {"c.dat", text("Nein")},
                   {"c-alt.txt", text("Nein")},
                   {"entwurf/d.txt", text("Nein")}},
                  rules);
  Strings titles;
  for (const auto& article : in.all.articles()) titles.push_back(article.title);
  CHECK(titles == Strings{"Eins", "Zwei"});
}

TEST_CASE("the charset is decided once for a file") {
  SECTION("á is no ß") {
    const Everything all =
        read_content("{\"id\":\"1\",\"title\":\"Orb\xE1n trifft Merkel\",\"body\":\"Text.\"}\n");
    CHECK(all.articles().at(0).title == "Orbán trifft Merkel");
  }
  SECTION("DOS is DOS") {
    const Everything all = read_content(
        "{\"id\":\"1\",\"title\":\"Gr\x94\xE1"
        "e\",\"body\":\"\x9A"
        "ber die Stra\xE1"
        "e f\x84"
        "hrt M\x81ller.\"}\n");
    CHECK(all.articles().at(0).title == "Größe");
    CHECK(all.articles().at(0).body == "Über die Straße fährt Müller.");
  }
  SECTION("one warning for all of its records") {
    std::string lines;
    for (int i = 0; i < 20; ++i)
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"M\xFCller\"}\n";
    const Everything all = read_content(lines);
    CHECK(all.articles().at(19).title == "Müller");
    CHECK(all.issues.size() == 1);
  }
  SECTION("a source may name its own, and is clean then") {
    auto rules = std::make_shared<SourceRules>();
    rules->charset = "windows-1252";
    const Folder in({{"a.csv",
                      "Titel;Text\r\nM\xFCller;Gr\xF6\xDF"
                      "e\r\n;;;\r\n"}},
                    rules);
    REQUIRE(in.all.articles().size() == 1);
    CHECK(in.all.articles()[0].body == "Größe");
    CHECK(in.problems() == 0);
  }
  SECTION("a feed in Latin-1 with an item in UTF-8") {
    const Everything all = read_content(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>B\xE4r</title>"
        "<item><guid>a:1</guid><title>Gr\xF6\xDF"
        "e</title></item><item><guid>a:2</guid><title>Größe</title></item></channel></rss>");
    CHECK(all.articles().at(0).title == "Größe");
    CHECK(all.articles().at(1).title == "Größe");
    CHECK(all.articles().at(1).source == "Bär");
  }
}

TEST_CASE("dates in every form") {
  struct Case {
    const char* text;
    const char* iso;
  };
  const Case cases[] = {
      {"Thu, 30 Apr 2015 08:57:00 MEST", "2015-04-30T08:57:00+02:00"},
      {"Thu, 30 Apr 2015 08:57:00 Europe/Berlin", "2015-04-30T08:57:00+02:00"},
      {"2018-01-16 08:57 Europe/Zurich", "2018-01-16T08:57+01:00"},
      {"2018-07-16T18:05:00+02:00[Europe/Berlin]", "2018-07-16T18:05:00+02:00"},
      {"03.03.2018 14.05 Uhr", "2018-03-03T14:05"},
      {"3.3.2018 um 14 Uhr", "2018-03-03T14:00"},
      {"14.05 Uhr, 03.03.2018", "2018-03-03T14:05"},
      {"20180716T1805+0200", "2018-07-16T18:05+02:00"},
      {"20180716180530", "2018-07-16T18:05:30"},
      {"July 16, 2018 06:05:22 p.m. CEST", "2018-07-16T18:05:22+02:00"},
      {"July 16, 2018 6:05 a.m.", "2018-07-16T06:05"},
      {"16 July 2018 12:05 AM", "2018-07-16T00:05"},
      {"jeu, 01 août 2024 10:00:00 +0200", "2024-08-01T10:00:00+02:00"},
      {"1 février 2024", "2024-02-01"},
      {"5 dicembre 2019", "2019-12-05"},
      {"11/16/2018 06:30 PM", "2018-11-16T18:30"},
      {"07/04/2018 6:30 PM", "2018-07-04T18:30"},
      {"16/07/2018", "2018-07-16"},
      {"1531757100", "2018-07-16T16:05:00Z"},
      {"1531757100123", "2018-07-16T16:05:00Z"},
      {"Sat Nov 18 2017 15:21:41 GMT+0100 (Mitteleuropäische Normalzeit)",
       "2017-11-18T15:21:41+01:00"},
      {"Veröffentlicht am 16. Juli 2018 um 18:05 Uhr", "2018-07-16T18:05"},
      {"Stand: 16.07.2018, 18:05", "2018-07-16T18:05"},
      {"Marburg, 16.07.2018", "2018-07-16"},
      {"16. MÄRZ 2018", "2018-03-16"},
      {"Juli 2018", "2018-07"},
      {"2018-07-16 18:05:00 +0200", "2018-07-16T18:05:00+02:00"},
      {"43297", "2018-07-16"},
      {"18h05, 16.07.2018", "2018-07-16T18:05"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto date = parse_loose_date(c.text);
    REQUIRE(date);
    CHECK(to_iso(*date) == c.iso);
  }
  for (const char* text : {"12345678901234567890123", "1.1.", "31.11.2018", "2018-07-16T25:00 Uhr"})
    CHECK_FALSE(parse_loose_date(text));
}

TEST_CASE("tables as programs leave them") {
  SECTION("Excel for Mac ends lines with CR") {
    const Everything all = read_content("Titel;Text\rGröße;Straße\rKöln;Dom\r");
    REQUIRE(all.articles().size() == 2);
    CHECK(all.articles()[1].title == "Köln");
    CHECK(all.articles()[1].body == "Dom");
  }
  SECTION("Excel says what its separator is") {
    CHECK(read_content("sep=;\r\nTitel;Text\r\nA;B\r\n").articles().at(0).body == "B");
  }
  SECTION("an empty second column erases nothing") {
    for (const char* table : {"Headline;Volltext;Text\r\nA;Der ganze Text;\r\n",
                              "Headline;Text;Volltext\r\nA;;Der ganze Text\r\n",
                              "Headline;Text;Volltext\r\nA;Der;Der ganze Text\r\n"})
      CHECK(read_content(table).articles().at(0).body == "Der ganze Text");
  }
  SECTION("rows of nothing") {
    const Everything all = read_content("Titel;Text;Autor\nA;B;C\n;;\n;;;\n\n\"\";\"\";\"\"\n");
    CHECK(all.articles().size() == 1);
    CHECK(all.issues.empty());
  }
  SECTION("an open quotation mark costs its own row") {
    std::string table = "Nr;Titel;Ort;Text\n1;Titel A;X;\"Text ohne Ende\n";
    for (int i = 2; i < 200; ++i) table += std::to_string(i) + ";Titel;X;Text\n";
    const Everything all = read_content(table);
    CHECK(all.articles().size() == 199);
    CHECK(all.has(Severity::warning, 2, "left open"));
  }
  SECTION("NULL is nothing") {
    const Article article = read_content("Titel;Text;Autor;Datum\nA;B;NULL;\\N\n").articles().at(0);
    CHECK(article.authors.empty());
    CHECK_FALSE(article.published);
  }
  SECTION("backslashes of MySQL") {
    const Article article =
        read_content("\"id\",\"title\",\"body\"\n\"1\",\"Er sagte \\\"ja\\\", und\",\"B\\nC\"\n")
            .articles()
            .at(0);
    CHECK(article.title == "Er sagte \"ja\", und");
    CHECK(article.body == "B\nC");
  }
  SECTION("names the other way round") {
    CHECK(split_people("Muster, Erika") == Strings{"Erika Muster"});
    CHECK(split_people("Muster, Erika; Kuhn, Max Otto") ==
          Strings{"Erika Muster", "Max Otto Kuhn"});
    CHECK(split_people("von der Leyen, Ursula") == Strings{"Ursula von der Leyen"});
    CHECK(split_people("von Weizsäcker, Richard; Muster, Erika") ==
          Strings{"Richard von Weizsäcker", "Erika Muster"});
    CHECK(split_people("Muster, Erika; van Aken, Jan") == Strings{"Erika Muster", "Jan van Aken"});
    CHECK(split_people("von Storch") == Strings{"von Storch"});
    CHECK(split_people("von Erika Muster") == Strings{"Erika Muster"});
    CHECK(split_people("von Erika Muster, Berlin") == Strings{"Erika Muster", "Berlin"});
    CHECK(split_people("Erika Muster, Max Kuhn") == Strings{"Erika Muster", "Max Kuhn"});
    CHECK(split_people("Von Muster, Berlin") == Strings{"Muster", "Berlin"});
  }
  SECTION("more names of columns") {
    const Article article =
        read_content("Überschrift;Zeitungstext;Erscheinungsdatum\nA;Der Text.;16.07.2018\n")
            .articles()
            .at(0);
    CHECK(article.body == "Der Text.");
    CHECK(to_iso(*article.published) == "2018-07-16");
  }
  SECTION("a line in front of the header") {
    CHECK(read_content("Export vom 1.7.2018;;\nTitel;Text;Datum\nA;B;16.07.2018\n")
              .articles()
              .at(0)
              .body == "B");
  }
  SECTION("tabs between escapes") {
    CHECK(read_content("id\ttitel\ttext\n1\tA\tEins\\nZwei\n").articles().at(0).body ==
          "Eins\nZwei");
  }
  SECTION("drafts") {
    CHECK(read_content("Titel;Text;post_status\nA;B;publish\nC;D;draft\nE;F;private\n")
              .articles()
              .size() == 1);
    CHECK(read_content("Titel;Text;Sperrfrist\nA;B;\nC;D;01.01.2199\n").articles().size() == 1);
  }
}

TEST_CASE("front matter of Hugo and Jekyll") {
  const auto read = [](const std::string& text) { return read_content(text, "a.md").articles(); };
  CHECK(read("---\ntitle: A\ndraft: true\n---\nText.\n").empty());
  CHECK(read("---\ntitle: A\npublished: false\n---\nText.\n").empty());
  CHECK(read("+++\ntitle = \"A\"\ndraft = true\n+++\nText.\n").empty());
  const Article toml = read(
                           "+++\ntitle = \"A: B\"\ndate = 2018-07-16T18:05:00+02:00\ntags = "
                           "[\"x\", \"y\"]\n[params]\nz = 1\n+++\nText.\n")
                           .at(0);
  CHECK(toml.title == "A: B");
  CHECK(toml.keywords == Strings{"x", "y"});
  CHECK(to_iso(*toml.published) == "2018-07-16T18:05:00+02:00");
  CHECK(toml.body == "Text.");
  const Article block =
      read(
          "---\ntitle: >\n  Ein langer\n  Titel\nlead: |\n  Eins\n  Zwei\ndatum: "
          "16.07.2018\nauthor:\n  name: Erika Muster\n---\n**fett** und [Link](https://x.de), "
          "![Bild](b.jpg)\n\n> Zitat\n\n## Zwischentitel\n\n- Punkt\n")
          .at(0);
  CHECK(block.title == "Ein langer Titel");
  CHECK(block.lead == "Eins\nZwei");
  CHECK(to_iso(*block.published) == "2018-07-16");
  CHECK(block.authors == Strings{"Erika Muster"});
  CHECK(block.body == "fett und Link,\n\nZitat\n\nZwischentitel\n\nPunkt");
  CHECK(block.captions == Strings{"Bild"});
}
