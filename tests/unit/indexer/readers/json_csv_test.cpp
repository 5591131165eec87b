// JSON that is not one object a line, and tables.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

TEST_CASE("arrays and objects over several lines") {
  const char* content = GENERATE(R"([{"id":"1","title":"a { \" ] b"},{"id":"2","title":"Zwei"}])",
                                 R"([
  {
    "id": "1",
    "title": "a { \" ] b"
  }, {"id": "2",
    "title": "Zwei"}
])",
                                 R"({
    "id": "1", "title": "a { \" ] b"
}
{
    "id": "2", "title": "Zwei"
}
)");
  const Everything all = read_content(content);
  REQUIRE(all.articles().size() == 2);
  CHECK(all.articles()[0].title == "a { \" ] b");
  CHECK(all.articles()[1].id == "2");
  CHECK(all.issues.empty());
}

TEST_CASE("HTML in JSON becomes text, and what only looks like it stays") {
  const Everything all = read_content(
      R"({"id":"1","title":"<b>Gipfel</b> &amp; mehr","body":"<p>Eins<br>Zwei</p><figure><figcaption>Bild</figcaption></figure><p>Drei</p>"}
{"id":"2","title":"R&D: a < b","body":"Eins\n\n\nZwei  x"}
{"id":"3","title":"<script>x</script>"})");
  REQUIRE(all.articles().size() == 3);
  CHECK(all.articles()[0].title == "Gipfel & mehr");
  CHECK(all.articles()[0].body == "Eins\nZwei\n\nDrei");
  CHECK(all.articles()[0].captions == std::vector<std::string>{"Bild"});
  CHECK(all.articles()[1].title == "R&D: a < b");
  CHECK(all.articles()[1].body == "Eins\n\nZwei  x");
  CHECK(all.articles()[2].title == "<script>x</script>");
}

TEST_CASE("in an array a bad element costs only itself") {
  const Everything all = read_content(
      "[\n{\"id\":\"1\",\"title\":\"Eins\"},\n7,\n{\"id\":\"2\",\"body\":8},\n{\"id\":\"3\","
      "\"title\":\"Drei\"}");
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 3, "not a JSON object"));
  CHECK(all.has(Severity::warning, 4, "field body is a number"));
  CHECK(all.has(Severity::rejected, 4, "neither title nor body"));
}

TEST_CASE("an array that ends inside an object is reported") {
  const Everything all = read_content("[{\"id\":\"1\",\"title\":\"Eins\"},\n{\"id\":\"2\",\"tit");
  CHECK(all.articles().size() == 1);
  CHECK(all.has(Severity::rejected, 2, "the file ends inside the record"));
}

TEST_CASE("an array larger than any record is read one object after the other") {
  std::string content = "[";
  const std::string body(1'000'000, 'x');
  for (int i = 0; i < 70; ++i)
    content += R"({"id":")" + std::to_string(i) + R"(","body":")" + body + "\"},\n";
  CHECK(read_content(content + "{}]").articles().size() == 70);
}

TEST_CASE("tables with the usual separators") {
  const char separator = GENERATE(',', ';', '\t', '|');
  std::string content =
      "ID~ÜBERSCHRIFT~Text~Autor~Datum~Ressort~Farbe\r\n"
      "a1~Gipfel~\"Erster ~ Absatz\"\"!\r\n\r\nZweiter.\"~Von Anna B und Max C~16.7.2018 18:05 "
      "Uhr~Politik~rot\r\n"
      "a2~Zwei~Text~~~~\r\n";
  std::replace(content.begin(), content.end(), '~', separator);
  const Everything all = read_content(content);
  REQUIRE(all.articles().size() == 2);
  const Article article = all.articles()[0];
  CHECK(article.id == "a1");
  CHECK(article.body == std::string("Erster ") + separator + " Absatz\"!\n\nZweiter.");
  CHECK(article.authors == std::vector<std::string>{"Anna B", "Max C"});
  CHECK(to_iso(*article.published) == "2018-07-16T18:05");
  CHECK(article.section == "Politik");
  CHECK(all.parsed[0].unknown_fields == std::vector<std::string>{"Farbe"});
  CHECK(all.issues.empty());
  CHECK(all.parsed.size() == 2);
}

TEST_CASE("rows that do not fit the header are taken and reported") {
  const Everything all =
      read_content("id,title,body\n1,Eins\n2,Zwei,Text,mehr\n3,Drei,\"offen\n4,Vier,x\n");
  REQUIRE(all.articles().size() == 4);
  CHECK(all.has(Severity::warning, 2, "2 cells, the header 3"));
  CHECK(all.has(Severity::warning, 3, "4 cells, the header 3"));
  CHECK(all.has(Severity::warning, 4, "left open"));
}

namespace {

std::vector<std::string> bodies(const std::string& table) {
  std::vector<std::string> out;
  for (const auto& article : read_content(table).articles()) out.push_back(article.body);
  return out;
}

using Bodies = std::vector<std::string>;

}  // namespace

TEST_CASE("a quotation mark that is left open costs its own row, whatever closes it") {
  SECTION("as mysql --batch writes") {
    const Everything all = read_content(
        "id\ttitel\ttext\n1\tErster\t\"Offen am Anfang\n2\tZweiter\tText zwei\n3\tDritter\tText "
        "\"drei\"\n4\tVierter\t\"Das ist gut\", sagte Merkel\n5\t\"Ganz so\"\t\"A\" und \"B\"\n");
    REQUIRE(all.articles().size() == 5);
    CHECK(all.issues.empty());
    CHECK(all.articles()[0].body == "\"Offen am Anfang");
    CHECK(all.articles()[2].body == "Text \"drei\"");
    CHECK(all.articles()[3].body == "\"Das ist gut\", sagte Merkel");
    CHECK(all.articles()[4].title == "\"Ganz so\"");
    CHECK(all.articles()[4].body == "\"A\" und \"B\"");
  }
  SECTION("far behind the head") {
    std::string table = "id\ttitel\ttext\n";
    for (int i = 0; i < 5000; ++i) table += std::to_string(i) + "\tTitel\tEin Text ohne Zeichen\n";
    const std::size_t rows = bodies(table).size();
    CHECK(bodies(table + "a\tT\t\"Offen\nb\tT\tText zwei\nc\tT\tEnde\"\nd\tT\tText\n").size() ==
          rows + 4);
    CHECK(bodies(table + "a\tT\t\"Gut\", sagte sie\nb\tT\tEnde\"\n").at(rows) ==
          "\"Gut\", sagte sie");
  }
  SECTION("between commas") {
    const Everything all = read_content(
        "title,body\nA,\"Text offen mit\nZeile zwei\nB,Text b\nC,\"Text c\"\nD,Text d\n");
    REQUIRE(all.articles().size() == 4);
    CHECK(all.articles()[0].body.ends_with("Text offen mit\nZeile zwei"));
    CHECK(all.articles()[2].body == "Text c");
    CHECK(all.has(Severity::warning, 2, "left open"));
  }
  SECTION("several in one table") {
    const std::string table =
        "Nr;Titel;Text\n1;A;\"offen\n2;B;Text\n3;C;\"Text\"\n4;D;\"offen\n5;E;\"Text; "
        "mit\"\n6;F;x\n";
    CHECK(bodies(table) == Bodies{"\"offen", "Text", "Text", "\"offen", "Text; mit", "x"});
  }
  SECTION("in a cell in the middle") {
    CHECK(bodies("Nr;Text;Titel\n1;\"offen;A\n2;Text;B\n3;\"Text\";C\n4;x;D\n").size() == 4);
  }
}

TEST_CASE("marks inside a cell are text") {
  CHECK(bodies("title,body\nA,\"Gut\" sagte er\nB,\"Er sagte \"Hallo\" zu ihr\"\nC,x\n") ==
        Bodies{"\"Gut\" sagte er", "Er sagte \"Hallo\" zu ihr", "x"});
  CHECK(bodies("title;body;section\nA;\"Gut\" sagte er;\"Rat\"\nB;\"Karl\" ;Rat\n") ==
        Bodies{"\"Gut\" sagte er", "Karl"});
}

TEST_CASE("cells of several lines stay whole") {
  for (const std::string cell :
       {"Er kam, sah\nund siegte, sagte er\nEnde", "Sie sagte \"\"ja\"\"\nund ging, sofort\n\nEnde",
        "Tabelle:\nA,B\nC,D\nE,F", "\"\"Gut\"\"\nB,Text b", "A;B;C\nD;E;F", "A\tB\nC\tD"}) {
    CAPTURE(cell);
    for (const char* separator : {",", ";", "\t"}) {
      const std::string s = separator;
      const auto all = read_content("title" + s + "body\nA" + s + "\"" + cell + "\"\nB" + s +
                                    "\"Text \"\"b\"\"\"\nC" + s + "x\n");
      CHECK(all.articles().size() == 3);
      CHECK(all.issues.empty());
    }
  }
  CHECK(
      bodies("Nr\tTitel\tText\n1\tA\t\"Eins\nZwei\"\n2\tB\t\"Text \"\"b\"\"\"\n3\tC\tx\n").size() ==
      3);
  CHECK(bodies("Nr;Titel;Text\n1;A;\"Liste:\na; b\nc; d; e\nEnde\"\n2;B;\"x\ny\"\n").size() == 2);
}

TEST_CASE("columns may be mapped") {
  const TempFolder folder;
  Everything all;
  const ColumnMap columns = {{"schlagzeile 1", "title"}, {"korpus", "body"}};
  const RecordSink sink{[&](Record&& record) { all.parsed.push_back(parse_record(record)); },
                        [](InputIssue&&) {}};
  read_sources({folder.write("a.csv", "Nr;Schlagzeile 1;KORPUS\n1;Eins;Text\n")}, all.state, sink,
               {columns});
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].title == "Eins");
  CHECK(all.articles()[0].body == "Text");
  CHECK(all.parsed[0].unknown_fields == std::vector<std::string>{"Nr"});
}

TEST_CASE("fields under other names fill what has none under its own") {
  const auto read = [](const std::string& line, const ColumnMap& columns) {
    const TempFolder folder;
    Everything all;
    const RecordSink sink{[&](Record&& record) { all.parsed.push_back(parse_record(record)); },
                          [](InputIssue&&) {}};
    read_sources({folder.write("a.jsonl", line + "\n")}, all.state, sink, {columns});
    return all.parsed.at(0);
  };
  const Parsed parsed = read(
      R"({"Nr":1,"Überschrift":"Eins","text":"Text","Datum":"16.7.2018","autoren":["A B"],"zeile":"Dach"})",
      {{"zeile", "kicker"}});
  const Article& article = parsed.article.value();
  CHECK(article.title == "Eins");
  CHECK(article.kicker == "Dach");
  CHECK(article.body == "Text");
  CHECK(article.authors == std::vector<std::string>{"A B"});
  CHECK(to_iso(*article.published) == "2018-07-16");
  CHECK(parsed.unknown_fields == std::vector<std::string>{"Nr"});
  CHECK(parsed.issues.empty());

  for (const char* both :
       {R"({"id":"1","body":"richtig","text":"falsch","Date":"1.2.2003","date":"2018"})",
        R"({"id":"1","text":"falsch","body":"richtig","date":"2018","Datum":"1.2.2003"})"}) {
    const Article own = read(both, {}).article.value();
    CHECK(own.body == "richtig");
    CHECK(to_iso(*own.published) == "2018");
  }
  // Of another type it means something else.
  const Parsed typed = read(
      R"({"id":"1","body":"x","text":{"body":"y"},"content":7,"headline":["a"],"medium":true})",
      {});
  CHECK(typed.article.value().body == "x");
  CHECK(typed.issues.empty());
  for (const char* no_text : {R"({"a":1})", "7", "null", R"("")", "[]", R"([{"a":"b"}])"}) {
    CHECK(read(R"({"id":"1","content":)" + std::string(no_text) + R"(,"text":"y"})", {})
              .article.value()
              .body == "y");
    CHECK(read(R"({"id":"1","text":"y","content":)" + std::string(no_text) + "}", {})
              .article.value()
              .body == "y");
  }
  for (const char* no_text : {"null", R"("")"}) {
    CHECK(read(R"({"id":"1","body":)" + std::string(no_text) + R"(,"text":"y"})", {})
              .article.value()
              .body == "y");
    CHECK(read(R"({"id":"1","text":"y","body":)" + std::string(no_text) + "}", {})
              .article.value()
              .body == "y");
  }
  const Parsed textless = read(R"({"id":"1","korpus":"x"})", {});
  CHECK_FALSE(textless.article);
  CHECK(textless.issues.at(0).reason.find("--column NAME=body") != std::string::npos);
}

TEST_CASE("prose with commas is no table") {
  CHECK(read_content("Text, Titel und mehr\n\nEin Absatz.").articles().at(0).title ==
        "Text, Titel und mehr");
}
