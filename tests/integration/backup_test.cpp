// Backups are whole, whatever happens to the writer and to the backup itself, and lead back.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "core/store/run_log.hpp"
#include "indexer/backup.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
namespace fs = std::filesystem;

namespace {

struct BackupScene {
  TempFolder folder{folder_in_memory()};
  fs::path archive = folder.path() / "archive";
  fs::path backups = folder.path() / "backups";

  explicit BackupScene(int articles_at_first = 60) {
    REQUIRE(
        sync(archive, {"-q", "--no-names", source(articles_at_first, "Schwimmbad")}).exit_code ==
        0);
  }

  [[nodiscard]] std::string source(int number, const std::string& word, int years = 1) const {
    return folder.write(word + ".jsonl", articles(number, word, years)).string();
  }
  [[nodiscard]] Result index(const std::string& verb, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {verb, "--archive", archive.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run("nachlese-index", arguments);
  }
  [[nodiscard]] Result back_up(std::vector<std::string> more = {}) const {
    more.push_back(backups.string());
    return index("backup", more);
  }
  [[nodiscard]] std::vector<fs::path> all() const { return nachlese::index::backups_in(backups); }
};

}  // namespace

TEST_CASE("a backup leads back, and what did not change takes no room") {
  const BackupScene scene;
  REQUIRE(scene.index("delete", {"--reason", "Probe", "a3"}).exit_code == 0);
  REQUIRE(scene.back_up().exit_code == 0);
  const Result again = scene.back_up();
  REQUIRE(again.exit_code == 0);
  REQUIRE(scene.all().size() == 2);
  const auto live = fs::relative(Archive(scene.archive).live_databases().front(), scene.archive);
  CHECK(fs::equivalent(scene.all()[0] / live / "postlist.glass",
                       scene.all()[1] / live / "postlist.glass"));
  CHECK(fs::hard_link_count(scene.archive / live / "postlist.glass") == 1);  // never the archive's

  REQUIRE(sync(scene.archive, {"-q", "--no-names", scene.source(20, "Bibliothek")}).exit_code == 0);
  REQUIRE(scene.index("delete", {"--reason", "Probe", "a5"}).exit_code == 0);
  CHECK(count(scene.archive, "bibliothek") > 0);
  const Result restored = scene.index("restore", {scene.backups.string()});
  INFO(restored.err);
  REQUIRE(restored.exit_code == 0);
  CHECK(count(scene.archive, "bibliothek") == 0);
  CHECK(count(scene.archive, "schwimmbad") == 59);
  CHECK(scene.index("check", {"--full"}).exit_code == 0);
  // What was taken down since stays so.
  CHECK(scene.index("delete", {"--list"}).out.find("a5") != std::string::npos);
  CHECK(sync(scene.archive, {"-q", "--no-names", scene.source(60, "Schwimmbad")}).exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 58);
  // And restore leads back itself.
  CHECK(scene.index("restore", {(scene.folder.path() / "nothing").string()}).exit_code == 3);
}

TEST_CASE("a backup restores into an empty folder") {
  const BackupScene scene;
  REQUIRE(scene.back_up().exit_code == 0);
  const fs::path other = scene.folder.path() / "other";
  REQUIRE(
      run("nachlese-index", {"restore", "--archive", other.string(), scene.all().front().string()})
          .exit_code == 0);
  CHECK(count(other, "schwimmbad") == 60);
  CHECK(search_ids(other, {"Schwimmbad", "Punkt", "7"}).size() > 0);
}

TEST_CASE("an archive of shards is backed up and restored as one") {
  const BackupScene scene;
  REQUIRE(sync(scene.archive, {"-q", "--no-names", scene.source(60, "Schwimmbad", 2)}).exit_code ==
          0);
  REQUIRE(scene.index("shard", {"--by", "year"}).exit_code == 0);
  REQUIRE(scene.back_up().exit_code == 0);
  REQUIRE(sync(scene.archive, {"-q", "--no-names", scene.source(60, "Bibliothek", 2)}).exit_code ==
          0);
  CHECK(count(scene.archive, "schwimmbad") == 0);
  const Result restored = scene.index("restore", {scene.backups.string()});
  INFO(restored.err);
  REQUIRE(restored.exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 60);
  CHECK(scene.index("check").exit_code == 0);
  // The state before the restore is the way back.
  const Result back = scene.index("rollback");
  INFO(back.err);
  REQUIRE(back.exit_code == 0);
  CHECK(count(scene.archive, "bibliothek") == 60);
}

TEST_CASE("a damaged backup changes nothing") {
  const BackupScene scene;
  REQUIRE(scene.back_up().exit_code == 0);
  const fs::path database = Archive(scene.all().front()).live_databases().front();
  std::fstream(database / "postlist.glass", std::ios::in | std::ios::out).seekp(9000).put('x');
  const std::string before = print_stub(Archive(scene.archive).read_stub());
  const Result restored = scene.index("restore", {scene.backups.string()});
  CHECK(restored.exit_code == 3);
  CHECK(restored.err.find("damaged") != std::string::npos);
  CHECK(print_stub(Archive(scene.archive).read_stub()) == before);
  CHECK(count(scene.archive, "schwimmbad") == 60);
}

TEST_CASE("rollback goes back a generation, and forward again") {
  const BackupScene scene;
  CHECK(scene.index("rollback").exit_code == 3);
  REQUIRE(scene.index("rebuild", {"-q", "--no-names", scene.source(60, "Bibliothek")}).exit_code ==
          0);
  REQUIRE(scene.index("rollback").exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 60);
  REQUIRE(scene.index("rollback").exit_code == 0);
  CHECK(count(scene.archive, "bibliothek") == 60);
  REQUIRE(scene.index("rollback").exit_code == 0);
  // The next run starts from what is live.
  CHECK(sync(scene.archive, {"-q", "--no-names", scene.source(60, "Schwimmbad")}).exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 60);
  CHECK(scene.index("check").exit_code == 0);
}

TEST_CASE("a backup waits for a running sync, and is whole if that is killed") {
  const BackupScene scene;
  CHECK(scene.back_up({"--keep", "2"}).exit_code == 0);
  for (int round = 0; round < 4; ++round) {
    Process writer("nachlese-index",
                   {"sync", "-q", "--no-names", "--archive", scene.archive.string(), "-"});
    writer.write(articles(20 + round, "Bibliothek"));
    // Held by the writer, which waits for more.
    while (scene.back_up({"--wait", "0"}).exit_code != 4) {
    }
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      if (round % 2 == 0) {
        writer.kill(SIGKILL);
      } else {
        writer.close_input();
      }
    });
    const Result result = scene.back_up({"--keep", "2"});
    killer.join();
    (void)writer.wait();
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    const fs::path newest = scene.all().back();
    CHECK(scene.all().size() == 2);
    CHECK(run("nachlese-index", {"check", "--full", "--archive", newest.string()}).exit_code == 0);
    CHECK(count(newest, "stadtrat") == 60);
  }
}

TEST_CASE("a backup that is killed leaves none that looks whole") {
  const BackupScene scene;
  fs::create_directories(scene.backups / "2020-01-01T00-00-00Z.half");
  CHECK(scene.all().empty());
  REQUIRE(scene.back_up().exit_code == 0);
  CHECK(scene.all().size() == 1);
  CHECK(!fs::exists(scene.backups / "2020-01-01T00-00-00Z.half"));
}

TEST_CASE("doctor names what is wrong and ends with its code") {
  const BackupScene scene;
  const auto config = [&](const std::string& path) {
    return scene.folder
        .write("n.toml", "archive = \"" + scene.archive.string() +
                             "\"\n[source.agentur]\npath = \"" + path + "\"\n")
        .string();
  };
  const std::string good = config((scene.folder.path() / "Schwimmbad.jsonl").string());
  const Result well = run("nachlese-index", {"doctor", "--config", good});
  INFO(well.out << well.err);
  CHECK(well.exit_code == 0);
  CHECK(well.out.find("60 articles") != std::string::npos);
  const Result gone = run("nachlese-index", {"doctor", "--config", config("nowhere")});
  CHECK(gone.exit_code == 6);
  CHECK(gone.out.find("nowhere is not there") != std::string::npos);
  const Result old =
      run("nachlese-index", {"doctor", "--max-age", "0.1", "--json", "--config", config(good)});
  CHECK(nlohmann::json::parse(old.out).is_array());
  scene.folder.write("archive/takedowns.tsv", "nonsense\n");
  CHECK(run("nachlese-index", {"doctor", "--config", config(good)}).exit_code == 3);
  fs::remove_all(scene.archive);
  CHECK(run("nachlese-index", {"doctor", "--config", config(good)}).exit_code == 3);
}

TEST_CASE("alarm tells once what doctor finds, and when it is over") {
  const BackupScene scene;
  const auto config = [&](const std::string& path) {
    return scene.folder
        .write("n.toml", "archive = \"" + scene.archive.string() +
                             "\"\n[source.agentur]\npath = \"" + path + "\"\n")
        .string();
  };
  const auto alarm = [&](const std::string& path) {
    return run("nachlese-index", {"alarm", "--config", config(path)});
  };
  const std::string good = (scene.folder.path() / "Schwimmbad.jsonl").string();
  CHECK(alarm(good).out.empty());
  const Result first = alarm("nowhere");
  CHECK(first.exit_code == 6);
  CHECK(first.out.find("nowhere is not there") != std::string::npos);
  const Result second = alarm("nowhere");
  CHECK(second.exit_code == 6);
  CHECK(second.out.empty());
  const Result over = alarm(good);
  CHECK(over.exit_code == 0);
  CHECK(over.out.find("well again") != std::string::npos);
  CHECK(alarm(good).out.empty());
  CHECK(run("nachlese-index", {"alarm", "--unit", "nachlese-sync", "--config", config(good)})
            .exit_code == 5);
}

TEST_CASE("runs are recorded with what came from each source") {
  const BackupScene scene;
  const auto config = scene.folder.write("n.toml", "archive = \"" + scene.archive.string() +
                                                       "\"\n[source.agentur]\npath = \"" +
                                                       scene.source(10, "Bibliothek") + "\"\n");
  REQUIRE(
      run("nachlese-index", {"sync", "-q", "--no-names", "--config", config.string()}).exit_code ==
      0);
  const auto runs = nachlese::store::read_runs(scene.archive);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].added == 60);
  CHECK(runs[1].replaced == 10);
  CHECK(runs[1].sources.at("agentur") == 10);
  CHECK(runs[1].is_good());
}
