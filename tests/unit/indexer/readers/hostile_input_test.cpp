// Files that are made to exhaust memory, time or the stack of who reads them.
#include <ctime>

#include "core/base/work_limit.hpp"
#include "indexer/readers/documents/mail_text.hpp"
#include "indexer/readers/formats/json_leaves.hpp"
#include "tests/catch.hpp"
#include "tests/sanitized.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

constexpr double kSecondsAllowed = kSanitized ? 40 : 5;

std::string times(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  while (count-- > 0) out += text;
  return out;
}

template <class Action>
double seconds_of(Action&& action) {
  const std::clock_t start = std::clock();
  action();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string page_with(const std::string& script) {
  return "<!DOCTYPE html><html><head><title>Haushalt beschlossen</title></head><body><div "
         "id=\"root\"></div><script>window.__STATE__=" +
         script + "</script></body></html>";
}

std::string workbook(const std::string& shared, const std::string& rows) {
  return zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

}  // namespace

TEST_CASE("lines and words of PAGE outside of a region are left out") {
  const std::string line = "<TextLine><Word><TextEquiv><Unicode>Wort</Unicode></TextEquiv></Word>";
  const std::string inside = GENERATE_COPY(
      "<TextRegion id='r'>" + line + "<Page>" + line + "</TextLine></Page></TextLine></TextRegion>",
      "<TextRegion id='r'>" + line + "</TextRegion><Word/></TextLine>" + line + "</TextLine>",
      "<TextRegion id='r'><TextLine><TextRegion id='s'>" + line +
          "</TextLine></TextRegion><Word/></TextLine></TextRegion>",
      line + "</TextLine><Coords points='1,1'/><Word/>",
      "<TextRegion id='r'>" + line + "<Page></Page></TextLine><Coords points='1,1'/>");
  CAPTURE(inside);
  const Everything all = read_content("<PcGts><Page>" + inside + "</Page></PcGts>", "a.xml");
  CHECK(all.articles().size() <= 2);
}

TEST_CASE("JSON that is nested without end does not end the process") {
  constexpr std::size_t kDeep = 200'000;
  const std::string deep = times("[", kDeep) + times("]", kDeep);
  const std::string text =
      "Der Rat hat am Montag den Haushalt der Stadt beschlossen und einen "
      "langen Streit beendet, sagen die Beteiligten.";
  const std::string content = GENERATE_COPY(
      page_with("{\"title\":\"Haushalt beschlossen\",\"text\":\"" + text + "\",\"x\":" + deep +
                "}"),
      "<html><head><title>H</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
      "\"headline\":\"H\",\"x\":" +
          deep + "}</script></head><body><p>" + text + "</p></body></html>",
      "{\"version\":\"https://jsonfeed.org/version/1\",\"author\":" +
          deep.substr(kDeep - 30'000, 60'000) + ",\"items\":[{\"id\":\"1\",\"title\":\"A\"}]}",
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"author\":" +
          deep + "}]}",
      "{\"uri\":\"x\",\"pubstatus\":\"usable\",\"item\":{\"uri\":\"y\",\"x\":" + deep + "}}\n",
      "{\"urn\":\"x\",\"article_html\":\"\",\"version_created\":\"\",\"x\":" + deep + "}\n");
  CAPTURE(content.substr(0, 60));
  const Everything all = read_content(content, "in");
  CHECK(all.parsed.size() + all.issues.size() > 0);
}

TEST_CASE("pages whose scripts are large cost no more than their size") {
  const std::string sentence = "Der Rat der Stadt hat am Montag dieses beschlossen, Nummer ";
  std::string sentences;
  for (int i = 0; i < 60'000; ++i)
    sentences += (i > 0 ? ",\"" : "\"") + sentence + std::to_string(i) + "\"";
  const std::string content =
      GENERATE_COPY(page_with("1;" + times("a={", 1'500'000)),
                    page_with("{\"a\":\"" + times("x", 100) + "\",\"b\":[" +
                              times("{\"c\":undefined},", 400'000) + "1]}"),
                    page_with("{\"title\":\"Haushalt\",\"body\":[" + sentences + "]}"));
  CAPTURE(content.substr(100, 60));
  CHECK(seconds_of([&] {
          const WorkLimit limit(kSecondsAllowed);
          (void)read_content(content, "a.html");
        }) < kSecondsAllowed);
}

TEST_CASE("a JSON object takes memory in proportion to what is read of it") {
  SECTION("objects without values") {
    const JsonLeaves leaves =
        read_json_leaves("{\"a\":[" + times("{},", 500'000) + "{\"title\":\"x\"}]}");
    CHECK(leaves.too_many);
    CHECK(leaves.groups.size() <= kMostLeaves + 1);
    CHECK(leaves.leaves.size() == 1);
  }
  SECTION("long names") {
    const JsonLeaves leaves = read_json_leaves("{\"" + times("ä", 100'000) + "\":[" +
                                               times("1,", 49'000) + "1],\"title\":\"x\"}");
    CHECK(leaves.leaves.front().path.size() < 1000);
    CHECK(leaves.leaves.back().path == "title");
  }
}

TEST_CASE("a workbook that shows one long text in every cell is refused") {
  const std::string cell = "<c t=\"s\"><v>0</v></c>";
  const std::string rows = GENERATE_COPY("<row>" + times(cell, 450) + "</row>",
                                         times("<row>" + cell + "</row>", 1'000'000));
  const std::string text(std::size_t{1} << 20U, 'x');
  const Everything all = read_content(workbook("<si><t>" + text + "</t></si>", rows), "a.xlsx");
  CHECK(all.articles().empty());
  CHECK(all.has(Severity::rejected, 0, "too much text"));
}

TEST_CASE("a workbook of short texts is read in time") {
  const std::string content =
      GENERATE(workbook(times("<si/>", 3'000'000), "<row></row>"),
               workbook("<si><t>" + times("&#228;&amp;", 500'000) + "</t></si>",
                        "<row><c t=\"s\"><v>0</v></c></row>"));
  CHECK(seconds_of([&] { (void)read_content(content, "a.xlsx"); }) < kSecondsAllowed);
}

TEST_CASE("a mail of addresses is read in time") {
  const std::string line = times("wort <http://a.example/b> ", 100'000);
  CHECK(seconds_of([&] { (void)text_of_plain_mail(line); }) < kSecondsAllowed);
  CHECK(text_of_plain_mail("mehr <http://a.example> dazu [http://b.example] und (http://c") ==
        "mehr  dazu  und (http://c");
}
