// What an archive records about its analysis, and what users may change without rebuilding it.
#include <fstream>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;

namespace {

std::string article(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","title":"Meldung","body":")" + body + "\"}\n";
}

struct Fixture {
  TempFolder folder;
  std::string archive = (folder.path() / "archive").string();

  Result index(std::vector<std::string> arguments, const std::string& verb = "sync") {
    arguments.insert(arguments.begin(), {verb, "--quiet", "--no-names", "--archive", archive});
    return run("nachlese-index", arguments);
  }
  [[nodiscard]] std::string ids(const std::string& query,
                                std::vector<std::string> flags = {}) const {
    std::vector<std::string> arguments = {"search", "--archive", archive, "--format", "ids"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    arguments.push_back(query);
    return run("nachlese", arguments).out;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture,
                 "texts before 1901 are found by today's spelling, without a flag for the reader") {
  const auto source = folder.write(
      "old.jsonl", article("1", "Der Rath beschloß, das Thor am Centrum zu schließen."));
  REQUIRE(index({"--profile", "before-1901", source}).exit_code == 0);
  for (const auto* query : {"Rat", "rath", "Tor", "Zentrum", "centrum", "\"das Thor\""}) {
    INFO(query);
    CHECK(ids(query) == "1\n");
  }
  CHECK(ids("\"das Tor\"").empty());
  // Later runs need not repeat the options, and must not contradict them.
  CHECK(index({source}).exit_code == 0);
  const auto refused = index({"--profile", "today", source});
  CHECK(refused.exit_code == 3);
  CHECK(refused.err.find("rebuild") != std::string::npos);
  CHECK(index({source}, "rebuild").exit_code == 0);
  CHECK(ids("Rat") == "1\n");
  CHECK(index({"--profile", "today", source}, "rebuild").exit_code == 0);
  CHECK(ids("Zentrum").empty());
}

TEST_CASE_METHOD(Fixture, "a user's lexicon goes with the archive") {
  const auto source = folder.write("in.jsonl", article("1", "Die Zwurbelkrise dauert an."));
  const auto lexicon = folder.write("words.txt", "# ours\nZwurbel\n");
  REQUIRE(index({source}).exit_code == 0);
  CHECK(ids("Zwurbel").empty());
  CHECK(index({"--lexicon", lexicon, source}).exit_code == 3);
  REQUIRE(index({"--lexicon", lexicon, source}, "rebuild").exit_code == 0);
  CHECK(ids("Zwurbel") == "1\n");
  CHECK(run("nachlese-index", {"info", "--archive", archive}).out.find("+lexicon-") !=
        std::string::npos);
  const auto bad = folder.write("bad.txt", "Haus\nzwei Wörter\n");
  const auto refused = index({"--lexicon", bad, source}, "rebuild");
  CHECK(refused.exit_code == 2);
  CHECK(refused.err.find("Line 2") != std::string::npos);
  CHECK(index({"--lexicon", (folder.path() / "none").string(), source}).exit_code == 2);
}

TEST_CASE_METHOD(Fixture, "a user's list of names goes with the archive") {
  const auto source = folder.write(
      "in.jsonl",
      article("1", "Der Bürgermeister Ottokar Brinkhoff-Zwurbel sprach gestern in Kassel.") +
          article("2", "Der Bürgermeister Otto Zwurbel sprach gestern in Bremen."));
  const auto names =
      folder.write("names.txt", "# ours\nperson\tOtto Zwurbel\tOttokar Brinkhoff-Zwurbel\n");
  const auto sync = [&](std::vector<std::string> arguments, const std::string& verb = "sync") {
    arguments.insert(arguments.begin(), {verb, "--quiet", "--archive", archive});
    arguments.push_back(source);
    return run("nachlese-index", arguments);
  };
  const auto persons = [&] {
    return run("nachlese", {"facets", "--archive", archive, "--format", "json"}).out;
  };
  REQUIRE(sync({}).exit_code == 0);
  CHECK(persons().find("Ottokar Brinkhoff-Zwurbel") != std::string::npos);
  const auto other = sync({"--names", names});
  CHECK(other.exit_code == 3);
  CHECK(other.err.find("rebuild") != std::string::npos);
  REQUIRE(sync({"--names", names}, "rebuild").exit_code == 0);
  CHECK(persons().find("Ottokar") == std::string::npos);
  CHECK(persons().find("\"Otto Zwurbel\"") != std::string::npos);
  CHECK(run("nachlese-index", {"info", "--archive", archive}).out.find("+names-") !=
        std::string::npos);
  // Readers and later runs need no flag.
  CHECK(ids("person:\"Ottokar Brinkhoff-Zwurbel\"") == "1\n2\n");
  CHECK(ids("", {"--person", "Otto Zwurbel"}) == "1\n2\n");
  CHECK(sync({}).exit_code == 0);
  CHECK(sync({"--names", names}).exit_code == 0);
  CHECK(sync({}, "rebuild").exit_code == 0);
  CHECK(persons().find("Ottokar") == std::string::npos);
  const auto bad = folder.write("bad.txt", "person\tUwe Beispiel\nfluss\tLeine\n");
  const auto refused = sync({"--names", bad}, "rebuild");
  CHECK(refused.exit_code == 2);
  CHECK(refused.err.find(bad.string() + ":2:") != std::string::npos);
  CHECK(sync({"--names", (folder.path() / "none").string()}).exit_code == 2);
  CHECK(sync({"--names", "/dev/null"}, "rebuild").exit_code == 0);
  CHECK(persons().find("Ottokar") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "spellings of a foreign name find each other, the one as typed first") {
  const auto source = folder.write(
      "in.jsonl", article("1", "Selenskyj sprach.") + article("2", "Zelensky sprach.") +
                      article("3", "Selenskis Rede.") + article("4", "Lavrov sprach."));
  REQUIRE(index({source}).exit_code == 0);
  for (const auto* query : {"Selenskyj", "Zelenskyy", "selenskij"}) {
    const auto found = ids(query);
    INFO(query << ": " << found);
    for (const auto* id : {"1\n", "2\n", "3\n"}) CHECK(found.find(id) != std::string::npos);
    CHECK(found.find("4\n") == std::string::npos);
  }
  CHECK(ids("Zelensky").find("2\n") == 0);
  CHECK(ids("Lawrow") == "4\n");
  CHECK(ids("=Lawrow").empty());
  const auto answer =
      run("nachlese", {"search", "--archive", archive, "--format", "json", "Lawrow"}).out;
  CHECK(answer.find("<mark>Lavrov</mark>") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "aliases need no new index") {
  const auto source = folder.write("in.jsonl", article("1", "Ein Flug nach Beijing.") +
                                                   article("2", "Der Zwurbel kam.") +
                                                   article("3", "Der Quark und der Krempel kam."));
  REQUIRE(index({source}).exit_code == 0);
  CHECK(ids("Peking") == "1\n");
  CHECK(ids("Krempel") == "3\n");
  folder.write("archive/aliases.txt", "Quark Krempel = Zwurbel\nKrempel = Zwurbel\nfalsch\n");
  CHECK(ids("krempel") == "3\n2\n");
  CHECK(ids("Zwurbel") == "2\n3\n");
  const auto answer =
      run("nachlese", {"search", "--archive", archive, "--format", "text", "Krempel"});
  CHECK(answer.err.find("line 3 ") != std::string::npos);
  const auto other = folder.write("other.txt", "Krempel = Flug\n");
  CHECK(ids("Krempel", {"--aliases", other}) == "3\n1\n");
  CHECK(run("nachlese", {"search", "--archive", archive, "--aliases", "/nonexistent", "Krempel"})
            .exit_code == 2);
}
