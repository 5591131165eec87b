// index → search → change → sync → search, with the real programs.
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

nlohmann::json info(const std::filesystem::path& archive) {
  return nlohmann::json::parse(run("nachlese", {"info", "--archive", archive.string(), "--json"}).out);
}

}  // namespace

TEST_CASE("an archive follows its sources") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.path() / "source";
  folder.write("source/a.jsonl", article_line("1", "Hochwasser an der Elbe", "Die Deiche halten.") +
                                     article_line("2", "Streik bei der Bahn", "Die Züge stehen still."));
  REQUIRE(sync(archive, {source.string()}).exit_code == 0);
  CHECK(search_ids(archive, {"Deich"}) == Ids{"1"});
  CHECK(search_ids(archive, {"Zug"}) == Ids{"2"});

  SECTION("unchanged articles are not written again") {
    const auto before = std::filesystem::last_write_time(archive / "archive.stub");
    const Result again = sync(archive, {source.string()});
    CHECK(again.exit_code == 0);
    CHECK(std::filesystem::last_write_time(archive / "archive.stub") == before);
    CHECK(info(archive)["articles"] == 2);
  }
  SECTION("changed, new and vanished articles") {
    folder.write("source/a.jsonl", article_line("1", "Hochwasser an der Elbe", "Ein Damm ist gebrochen."));
    folder.write("source/b.jsonl", article_line("3", "Bäume fallen", "Der Sturm entwurzelte Bäume."));
    REQUIRE(sync(archive, {source.string()}).exit_code == 0);
    CHECK(search_ids(archive, {"Deich"}).empty());
    CHECK(search_ids(archive, {"Dämme"}) == Ids{"1"});
    CHECK(search_ids(archive, {"Baum"}) == Ids{"3"});
    CHECK(search_ids(archive, {"Zug"}) == Ids{"2"});
    const Result refused = sync(archive, {"--delete-missing", source.string()});
    CHECK(refused.exit_code == 5);  // one of three is more than a fifth
    CHECK(refused.err.find("--force") != std::string::npos);
    CHECK(search_ids(archive, {"Zug"}) == Ids{"2"});
    CHECK(sync(archive, {"--delete-missing", "--force", source.string()}).exit_code == 0);
    CHECK(search_ids(archive, {"Zug"}).empty());
    CHECK(info(archive)["articles"] == 2);
  }
  SECTION("a dry run changes nothing") {
    folder.write("source/b.jsonl", article_line("3", "Neu", "Neues aus der Stadt."));
    CHECK(sync(archive, {"--dry-run", source.string()}).exit_code == 0);
    CHECK(info(archive)["articles"] == 2);
  }
  SECTION("delete and rebuild") {
    CHECK(run("nachlese-index", {"delete", "--archive", archive.string(), "2"}).exit_code == 0);
    CHECK(search_ids(archive, {"Zug"}).empty());
    CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), source.string()}).exit_code == 0);
    CHECK(search_ids(archive, {"Zug"}) == Ids{"2"});
    CHECK(info(archive)["generation"] == 2);
    CHECK(run("nachlese-index", {"check", "--archive", archive.string()}).exit_code == 0);
  }
}

TEST_CASE("standard input and compressed files are sources too") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const Result piped = run("nachlese-index", {"sync", "--archive", archive.string(), "-"},
                           article_line("1", "Von der Leitung", "Text aus der Leitung."));
  CHECK(piped.exit_code == 0);
  CHECK(search_ids(archive, {"Leitungen"}) == Ids{"1"});
  folder.write("more.jsonl", article_line("2", "Gepackt", "Gepackter Text."));
  REQUIRE(std::system(("gzip " + (folder.path() / "more.jsonl").string()).c_str()) == 0);
  CHECK(sync(archive, {(folder.path() / "more.jsonl.gz").string()}).exit_code == 0);
  CHECK(search_ids(archive, {"gepackt"}) == Ids{"2"});
}
