// Bad input: a bad record never costs the others, the exit code is 5, and the report names it.
#include <unistd.h>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

const std::string kGood =
    article_line("gut", "Guter Artikel", "Die Nachbarn feiern ein Sommerfest.");

const std::string kAlso = article_line("auch", "Auch gut", "Ein Winterfest im Hof.");

struct Case {
  const char* name;
  std::string line;
  int exit_code;
  const char* reported;  // occurs in the output
};

const Case kCases[] = {
    {"not JSON", "{\"id\": \"x\", kaputt}\n", 5, "a.jsonl:2"},
    {"truncated", "{\"id\": \"x\", \"body\": \"abgeschnit\n", 5, "a.jsonl:2"},
    {"wrong type", "{\"id\": \"x\", \"body\": 7}\n", 5, "body"},
    {"no text", "{\"id\": \"x\", \"source\": \"Probe\"}\n", 5, "a.jsonl:2"},
    {"no date", "{\"id\": \"x\", \"body\": \"Text\", \"published\": \"gestern\"}\n", 5, "gestern"},
    {"Latin-1",
     "{\"id\": \"x\", \"body\": \"Gr\xFC\xDF"
     "e aus K\xF6ln\"}\n",
     5, "a.jsonl: not UTF-8"},
    {"NUL", "{\"id\": \"x\", \"body\": \"vor\\u0000nach\"}\n", 5, "NUL"},
    {"unknown field", "{\"id\": \"x\", \"body\": \"Text\", \"farbe\": \"rot\"}\n", 0, "farbe"},
    {"long term", "{\"id\": \"x\", \"body\": \"" + std::string(5000, 'a') + "\"}\n", 0, ""},
    {"long id", "{\"id\": \"" + std::string(5000, 'i') + "\", \"body\": \"Text\"}\n", 0, ""},
    {"array", "[1, 2]\n", 5, "a.jsonl:2"},
    {"deep", "{\"id\": \"x\", \"body\": " + std::string(200000, '[') + "\n", 5, "a.jsonl:2"},
};

}  // namespace

TEST_CASE("one bad record never costs the others") {
  for (const auto& c : kCases) {
    const TempFolder folder;
    const auto archive = folder.path() / "archive";
    const auto source = folder.write("a.jsonl", kAlso + c.line + kGood);
    const Result result = sync(archive, {source.string()});
    INFO(c.name << "\n" << result.out << result.err);
    CHECK(result.exit_code == c.exit_code);
    CHECK((result.out + result.err).find(c.reported) != std::string::npos);
    CHECK(search_ids(archive, {"Sommerfeste"}) == Ids{"gut"});
    CHECK(search_ids(archive, {"Winterfest"}) == Ids{"auch"});
  }
}

TEST_CASE("--quiet says nothing when all went well, else one line") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto report = (folder.path() / "report.json").string();
  const Result well = sync(archive, {"--quiet", folder.write("good.jsonl", kGood).string()});
  CHECK(well.exit_code == 0);
  CHECK((well.out + well.err).empty());
  std::string bad;
  for (int i = 0; i < 30; ++i) bad += "kaputt\n";
  const auto source = folder.write("bad.jsonl", kAlso + bad).string();
  const Result plain = sync(archive, {"--quiet", source});
  CHECK(plain.exit_code == 5);
  CHECK(plain.out.empty());
  CHECK(plain.err ==
        "nachlese-index sync: 30 rejected, 0 warnings among 31 records; run it without --quiet or "
        "with --report FILE for "
        "the reasons\n");
  const Result kept = sync(archive, {"--quiet", "--report", report, source});
  CHECK(kept.exit_code == 5);
  CHECK(kept.err ==
        "nachlese-index sync: 30 rejected, 0 warnings among 31 records; the reasons are in " +
            report + "\n");
  CHECK(std::filesystem::exists(report));
}

TEST_CASE("legacy charsets are converted") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", kAlso + kCases[5].line + kGood);
  (void)sync(archive, {source.string()});
  CHECK(search_ids(archive, {"Köln"}) == Ids{"x"});
}

TEST_CASE("a truncated last line is rejected, the rest is there") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", kGood + kGood.substr(0, 30));
  const Result result = sync(archive, {source.string()});
  CHECK(result.exit_code == 5);
  CHECK((result.out + result.err).find("a.jsonl:2") != std::string::npos);
  CHECK(search_ids(archive, {"Sommerfest"}) == Ids{"gut"});
}

TEST_CASE("of a duplicate id the last one wins") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", article_line("1", "Erster", "Eine Fassung.") + kGood +
                                                  article_line("1", "Zweiter", "Andere Fassung."));
  const Result result =
      sync(archive, {source.string(), "--report", (folder.path() / "report.json").string()});
  CHECK(search_ids(archive, {"Erster"}).empty());
  CHECK(search_ids(archive, {"Zweiter"}) == Ids{"1"});
  CHECK((result.out + result.err).find("uplicate") != std::string::npos);
}

TEST_CASE("sources that cannot be read are named") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto good = folder.write("good.jsonl", kGood);
  const Result missing = sync(archive, {(folder.path() / "none.jsonl").string(), good.string()});
  CHECK(missing.exit_code == 6);
  CHECK(missing.err.find("none.jsonl") != std::string::npos);
  CHECK(search_ids(archive, {"Sommerfest"}) == Ids{"gut"});
  std::filesystem::create_directories(folder.path() / "empty");
  const Result empty = sync(archive, {(folder.path() / "empty").string()});
  CHECK(empty.exit_code == 6);
  CHECK((empty.out + empty.err).find("empty") != std::string::npos);
  CHECK(search_ids(archive, {"Sommerfest"}) == Ids{"gut"});
  if (::geteuid() != 0) {  // root can read everything
    folder.write("locked/a.jsonl", kGood);
    std::filesystem::permissions(folder.path() / "locked", std::filesystem::perms::none);
    const Result locked = sync(archive, {(folder.path() / "locked").string()});
    CHECK(locked.exit_code == 6);
    CHECK(locked.err.find("locked") != std::string::npos);
    std::filesystem::permissions(folder.path() / "locked", std::filesystem::perms::owner_all);
  }
}

TEST_CASE("an article of 50 MB does not stop the run") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  std::string body;
  while (body.size() < 50'000'000)
    body += "Das Wetter bleibt am Wochenende freundlich und trocken. ";
  const auto source = folder.write("a.jsonl", article_line("gross", "Lang", body) + kGood);
  const Result result = sync(archive, {source.string()});
  CHECK((result.exit_code == 0 || result.exit_code == 5));
  CHECK(search_ids(archive, {"Sommerfest"}) == Ids{"gut"});
}

TEST_CASE("odd queries get an answer and a diagnostic") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", kGood);
  REQUIRE(sync(archive, {source.string()}).exit_code == 0);
  const std::vector<std::string> queries = {"\"Sommerfest",
                                            "die und der",
                                            std::string(10000, 'x'),
                                            "*",
                                            "Sommer\x01\x1B[31mfest",
                                            "((Nachbarn",
                                            "UND UND ODER",
                                            "titel:",
                                            "\xFF\xFE",
                                            "datum:gestern..morgen",
                                            "-Sommerfest",
                                            std::string(300, '(') + "Nachbarn"};
  for (const auto& query : queries) {
    const Result result =
        run("nachlese", {"search", "--archive", archive.string(), "--format", "json", "--", query});
    INFO(query << "\n" << result.out << result.err);
    REQUIRE((result.exit_code == 0 || result.exit_code == 1));
    const auto answer = nlohmann::json::parse(result.out);
    CHECK(answer.contains("diagnostics"));
  }
  const auto unbalanced = run(
      "nachlese", {"search", "--archive", archive.string(), "--format", "json", "\"Sommerfest"});
  CHECK_FALSE(nlohmann::json::parse(unbalanced.out)["diagnostics"].empty());
}
