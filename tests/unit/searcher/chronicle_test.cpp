// Chronicles of small archives whose events are known.
#include <algorithm>

#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

using namespace nachlese::test;
using nachlese::Article;
using nachlese::parse_date;

namespace {

Article news(const std::string& id, const std::string& date, const std::string& title,
             const std::string& body, const std::string& source = "Bote") {
  return article_of(id, title, body, date, source, "");
}

std::string day_of_year(int day, int year) {
  const int month = day / 28 % 12 + 1;
  const std::string m = (month < 10 ? "0" : "") + std::to_string(month);
  const int d = day % 28 + 1;
  return std::to_string(year) + "-" + m + "-" + (d < 10 ? "0" : "") + std::to_string(d);
}

// Two years with four articles a day about other things, one day with many of them, and two events.
std::vector<Article> two_years() {
  std::vector<Article> out;
  int number = 0;
  for (const int year : {2020, 2021}) {
    for (int day = 0; day < 336; ++day) {
      for (int i = 0; i < 4; ++i) {
        const std::string one = std::to_string(++number);
        out.push_back(
            news("n" + one, day_of_year(day, year), "Stadtrat, Sitzung " + one,
                 "Der Stadtrat beriet Punkt " + one + " über Straßen, Schulen und den Haushalt."));
      }
    }
  }
  for (int i = 0; i < 200; ++i)
    out.push_back(news("m" + std::to_string(i), "2020-08-08", "Sport " + std::to_string(i),
                       "Ein Spiel endete mit Toren, Runde " + std::to_string(i) +
                           (i < 2 ? ", trotz Hochwasser." : ".")));
  const std::string flood =
      " Das Hochwasser der Elbe bedroht Dresden, Deiche werden mit Sandsäcken erhöht, Helfer der "
      "Feuerwehr und der Bundeswehr sind im Einsatz, die Altstadt wird geräumt.";
  out.push_back(
      news("e1", "2020-05-04", "Pegel der Elbe steigt", "Der Pegel steigt." + flood, "dpa"));
  out.push_back(news("e2", "2020-05-05", "Hochwasser der Elbe: Dresden räumt die Altstadt",
                     "Dresden räumt." + flood, "Bote"));
  out.push_back(news("e3", "2020-05-05", "Dresden kämpft gegen das Hochwasser",
                     "Der Kampf um die Deiche." + flood, "Kurier"));
  out.push_back(
      news("e4", "2020-05-06", "Hochwasser: Deiche halten", "Sie halten." + flood, "Bote"));
  out.push_back(news("f1", "2021-07-15", "Befragung der Bundesregierung",
                     "Guten Tag. Nach dem Hochwasser an der Ahr sind viele Menschen vermisst. Die "
                     "Ministerin nennt Hilfen für Betroffene im Ahrtal.",
                     "Protokoll"));
  out.push_back(news("f2", "2021-07-15", "Fragestunde",
                     "Das Hochwasser an der Ahr hat viele Menschen das Leben gekostet, im Ahrtal "
                     "sind Betroffene ohne Strom, sagt die Ministerin zu Hilfen.",
                     "Protokoll"));
  out.push_back(news("u1", "", "Hochwasser ohne Datum", "Das Hochwasser kam irgendwann."));
  return out;
}

Searcher& searcher() {
  static const SmallArchive kArchive(two_years());
  static Searcher kSearcher(kArchive.path());
  return kSearcher;
}

SearchRequest asking(const std::string& query) {
  SearchRequest out;
  out.query = query;
  return out;
}

Chronicle tell(SearchRequest search, std::size_t lines = 12) {
  search.timeout = 60;
  return searcher().chronicle({search, lines});
}

const ChronicleLine* line_on(const Chronicle& chronicle, const std::string& day) {
  const auto at =
      std::find_if(chronicle.lines.begin(), chronicle.lines.end(),
                   [&](const auto& line) { return line.from <= day && day <= line.to; });
  return at == chronicle.lines.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the events of a topic are lines, by date") {
  const Chronicle chronicle = tell(asking("Hochwasser"));
  CHECK(chronicle.matches == 9);
  CHECK_FALSE(chronicle.bounded);
  CHECK(chronicle.complete);
  CHECK(std::is_sorted(chronicle.lines.begin(), chronicle.lines.end(),
                       [](const auto& a, const auto& b) { return a.from < b.from; }));
  const ChronicleLine* elbe = line_on(chronicle, "2020-05-05");
  REQUIRE(elbe != nullptr);
  CHECK(elbe->from == "2020-05-04");
  CHECK(elbe->to == "2020-05-06");
  CHECK(elbe->articles == 4);
  CHECK(elbe->first.id == "e1");
  CHECK(elbe->sources.size() == 3);
  CHECK(elbe->sources.front() == "Bote");
  CHECK(elbe->headline.find("Hochwasser") != std::string::npos);
  CHECK_FALSE(elbe->from_text);
  CHECK(line_on(chronicle, "2021-07-15") != nullptr);
}

TEST_CASE("what stands out comes first, and a day full of other articles does not") {
  const Chronicle chronicle = tell(asking("Hochwasser"), 2);
  REQUIRE(chronicle.lines.size() == 2);
  CHECK(line_on(chronicle, "2020-05-05") != nullptr);
  CHECK(line_on(chronicle, "2021-07-15") != nullptr);
  CHECK(line_on(chronicle, "2020-08-08") == nullptr);
}

TEST_CASE("where titles say nothing, a sentence of the text is the headline") {
  const Chronicle chronicle = tell(asking("Hochwasser"));
  const ChronicleLine* ahr = line_on(chronicle, "2021-07-15");
  REQUIRE(ahr != nullptr);
  CHECK(ahr->from_text);
  CHECK(ahr->headline.find("Ahr") != std::string::npos);
  CHECK(ahr->headline.find("Guten Tag") == std::string::npos);
}

TEST_CASE("a shorter period and filters are told within themselves") {
  SearchRequest search = asking("Hochwasser");
  search.from = parse_date("2021");
  const Chronicle year = tell(search);
  CHECK(year.matches == 2);
  CHECK(year.articles == 336 * 4 + 2);
  search.from = std::nullopt;
  search.filters = {{nachlese::FacetKind::source, "Kurier", false}};
  const Chronicle source = tell(search);
  CHECK(source.articles == 1);
  REQUIRE(source.lines.size() == 1);
  CHECK(source.lines.front().best.id == "e3");
}

TEST_CASE("everything has a chronicle, nothing an empty one") {
  const Chronicle everything = tell({});
  CHECK(everything.bounded);
  CHECK(everything.read <= nachlese::search::kMostInChronicle);
  CHECK(everything.lines.size() == 12);
  const Chronicle nothing = tell(asking("Gletscherspalte"));
  CHECK(nothing.matches == 0);
  CHECK(nothing.lines.empty());
}

TEST_CASE("a chronicle without time says so") {
  SearchRequest search = asking("Hochwasser");
  search.timeout = 1e-9;
  const Chronicle chronicle = searcher().chronicle({search, 12});
  CHECK_FALSE(chronicle.complete);
  CHECK(std::ranges::any_of(chronicle.diagnostics,
                            [](const Diagnostic& note) { return note.code == "incomplete"; }));
}
