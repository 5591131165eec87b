// index → search → change → sync → search, with the real programs.
#include <map>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

nlohmann::json info(const std::filesystem::path& archive) {
  return nlohmann::json::parse(
      run("nachlese", {"info", "--archive", archive.string(), "--json"}).out);
}

}  // namespace

TEST_CASE("an archive follows its sources") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.path() / "source";
  folder.write("source/a.jsonl",
               article_line("1", "Hochwasser an der Elbe", "Die Deiche halten.") +
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
    folder.write("source/a.jsonl",
                 article_line("1", "Hochwasser an der Elbe", "Ein Damm ist gebrochen."));
    folder.write("source/b.jsonl",
                 article_line("3", "Bäume fallen", "Der Sturm entwurzelte Bäume."));
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
    CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), source.string()})
              .exit_code == 0);
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

TEST_CASE("an update of a story collapses under it, in the night that brings it") {
  const std::string lead =
      "In einem Lager im Hafen ist in der Nacht zum Mittwoch ein Großbrand ausgebrochen, verletzt "
      "wurde niemand. ";
  const std::string middle =
      "Mehr als hundert Einsatzkräfte kämpften bis zum Morgen gegen die Flammen, die auf eine "
      "angrenzende Halle mit Verpackungen "
      "übergegriffen hatten. Anwohner wurden gebeten, Fenster und Türen geschlossen zu halten. "
      "Hinweise auf Brandstiftung gebe es "
      "nicht, sagte eine Sprecherin der Polizei; das Gebäude könne erst betreten werden, wenn die "
      "Decke abgestützt sei. ";
  const std::string news =
      "Am Nachmittag meldete die Feuerwehr, dass alle Glutnester gelöscht seien. ";
  for (const char* jobs : {"1", "2"}) {
    CAPTURE(jobs);
    const TempFolder folder;
    const auto archive = folder.path() / "archive";
    const auto source = folder.path() / "source";
    folder.write(
        "source/1.jsonl",
        article_line("erste", "Großbrand im Hafen", lead + middle, "2024-06-05") +
            article_line("andere", "Lager am Hafen wird verkauft",
                         "Das Lager im Hafen wechselt den Besitzer, wie die Stadt mitteilte.",
                         "2024-06-05"));
    REQUIRE(sync(archive, {"--jobs", jobs, source.string()}).exit_code == 0);
    folder.write("source/2.jsonl", article_line("zweite", "Update: Großbrand im Hafen",
                                                lead + news + middle, "2024-06-06"));
    REQUIRE(sync(archive, {"--jobs", jobs, source.string()}).exit_code == 0);

    const auto found =
        nlohmann::json::parse(run("nachlese", {"search", "--archive", archive.string(), "--format",
                                               "json", "Lager Hafen"})
                                  .out);
    REQUIRE(found["hits"].size() == 2);
    std::map<std::string, int> duplicates;
    for (const auto& hit : found["hits"]) duplicates[hit["id"]] = hit["duplicates"];
    CHECK(duplicates["andere"] == 0);
    CHECK(duplicates["erste"] + duplicates["zweite"] == 1);
    CHECK(search_ids(archive, {"Glutnester"}) == Ids{"zweite"});
  }
}
