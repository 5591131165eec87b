// Backups are whole, whatever happens to the writer and to the backup itself, and lead back.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "core/store/run_log.hpp"
#include "indexer/backup.hpp"
#include "indexer/backup_folder.hpp"
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
  // A config file whose source is there.
  [[nodiscard]] std::string config(const std::string& path) const {
    return folder
        .write("n.toml", "archive = \"" + archive.string() + "\"\n[source.agentur]\npath = \"" +
                             path + "\"\n")
        .string();
  }
  [[nodiscard]] std::vector<fs::path> all() const { return nachlese::index::backups_in(backups); }
};

// The process that has, or had last, the lock of the archive.
pid_t holder_of_lock(const fs::path& archive) {
  pid_t out = 0;
  std::ifstream(archive / "lock") >> out;
  return out;
}

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
  // What was taken down since stays so, at once.
  CHECK(count(scene.archive, "schwimmbad") == 58);
  CHECK(search_ids(scene.archive, {"id:a5"}).empty());
  CHECK(restored.out.find("1 of its articles stay out") != std::string::npos);
  CHECK(scene.index("check", {"--full"}).exit_code == 0);
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

TEST_CASE("neither way back shows what was taken down, or a name that was suppressed") {
  const BackupScene scene;
  REQUIRE(scene.back_up().exit_code == 0);
  REQUIRE(scene.index("rebuild", {"-q", "--no-names", scene.source(60, "Schwimmbad")}).exit_code ==
          0);
  REQUIRE(scene.index("delete", {"--reason", "Probe", "a5"}).exit_code == 0);
  REQUIRE(scene.index("delete", {"--reason", "Probe", "--until", "2199-01-01", "a6"}).exit_code ==
          0);
  REQUIRE(scene.index("suppress", {"--name", "Stadtrat", "a7"}).exit_code == 0);
  const Result back = scene.index("rollback");
  INFO(back.err);
  REQUIRE(back.exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 57);
  CHECK(scene.index("check", {"--full"}).exit_code == 0);
  REQUIRE(scene.index("restore", {scene.backups.string()}).exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 57);
  REQUIRE(sync(scene.archive, {"-q", "--no-names", scene.source(60, "Schwimmbad")}).exit_code == 0);
  CHECK(count(scene.archive, "schwimmbad") == 58);  // the article whose name is suppressed
}

TEST_CASE("other archives in the folder of backups are left alone") {
  const BackupScene scene;
  fs::create_directories(scene.backups);
  const char* const others[] = {"archive", "2026-11-29", "2026-11-29T03-30-00Z.old", "zz"};
  for (const char* other : others)
    fs::copy(scene.archive, scene.backups / other, fs::copy_options::recursive);
  fs::create_directories(scene.backups / "zz.half");
  for (int i = 0; i < 3; ++i) REQUIRE(scene.back_up({"--keep", "1"}).exit_code == 0);
  CHECK(scene.all().size() == 1);
  for (const char* other : others) CHECK(count(scene.backups / other, "schwimmbad") == 60);
  CHECK(fs::exists(scene.backups / "zz.half"));
  // None of their files is a part of a backup.
  const fs::path live = Archive(scene.archive).live_databases().front();
  CHECK(fs::hard_link_count(scene.backups / "zz" / fs::relative(live, scene.archive) /
                            "postlist.glass") == 1);
}

TEST_CASE("a backup lies apart from its archive, and copies only what is in it") {
  const BackupScene scene;
  CHECK(scene.index("backup", {(scene.archive / "backups").string()}).exit_code == 2);
  CHECK(scene.index("backup", {scene.archive.string()}).exit_code == 2);
  const fs::path other = scene.folder.path() / "other";
  fs::copy(scene.archive, other, fs::copy_options::recursive);
  scene.folder.write("archive/archive.stub", "# 2018\nauto ../other/archive.stub\n");
  const Result refused = scene.back_up();
  CHECK(refused.exit_code == 3);
  CHECK(refused.err.find("../other") != std::string::npos);
  CHECK(scene.all().empty());
}

TEST_CASE("a damaged archive is not backed up") {
  const BackupScene scene;
  REQUIRE(scene.back_up().exit_code == 0);
  const fs::path database = Archive(scene.archive).live_databases().front();
  std::fstream(database / "postlist.glass", std::ios::in | std::ios::out).seekp(9000).put('x');
  const Result refused = scene.back_up({"--keep", "1"});
  CHECK(refused.exit_code == 3);
  CHECK(refused.err.find("damaged") != std::string::npos);
  CHECK(scene.all().size() == 1);
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
    // Held by the writer, which waits for more. To try the lock could be what the writer finds.
    while (holder_of_lock(scene.archive) != writer.pid())
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK(scene.back_up({"--keep", "2", "--wait", "0"}).exit_code == 4);
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
  const BackupScene scene(300);
  std::size_t killed = 0;
  for (int round = 0; round < 12; ++round) {
    Process writer("nachlese-index", {"backup", "--keep", "100", "--archive",
                                      scene.archive.string(), scene.backups.string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(3 * round));
    writer.kill(SIGKILL);
    killed += writer.wait() == 0 ? 0 : 1;
    for (const auto& backup : scene.all()) {
      INFO(backup);
      CHECK(run("nachlese-index", {"check", "--full", "--archive", backup.string()}).exit_code ==
            0);
      CHECK(count(backup, "schwimmbad") == 300);
    }
  }
  CHECK(killed > 0);
  REQUIRE(scene.back_up().exit_code == 0);
  for (const auto& entry : fs::directory_iterator(scene.backups))
    CHECK(entry.path().extension() != ".half");
}

TEST_CASE("doctor names what is wrong and ends with its code") {
  const BackupScene scene;
  const std::string good = scene.config((scene.folder.path() / "Schwimmbad.jsonl").string());
  const Result well = run("nachlese-index", {"doctor", "--config", good});
  INFO(well.out << well.err);
  CHECK(well.exit_code == 0);
  CHECK(well.out.find("60 articles") != std::string::npos);
  const Result gone = run("nachlese-index", {"doctor", "--config", scene.config("nowhere")});
  CHECK(gone.exit_code == 6);
  CHECK(gone.out.find("nowhere is not there") != std::string::npos);
  const auto doctor = [&](std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"doctor", "--config",
                               scene.config((scene.folder.path() / "Schwimmbad.jsonl").string())});
    return run("nachlese-index", more);
  };
  const auto findings = nlohmann::json::parse(doctor({"--json"}).out);
  REQUIRE(findings.is_array());
  CHECK(std::ranges::all_of(findings, [](const auto& one) { return one.at("level") == "ok"; }));
  CHECK(doctor({"--max-age", "nan"}).exit_code == 2);
  for (const char* name : {"names.txt", "passages.txt"}) {
    const auto written = scene.folder.write(std::string("archive/") + name, "\n\nnonsense\n");
    const Result refused = doctor();
    INFO(refused.out);
    CHECK(refused.exit_code == 2);
    CHECK(refused.out.find("files: " + written.string() + ":3: ") != std::string::npos);
    fs::remove(written);
  }
  scene.folder.write("archive/takedowns.tsv", "nonsense\n");
  const Result nonsense = doctor();
  CHECK(nonsense.exit_code == 3);
  CHECK(nonsense.out.find("takedowns.tsv") != std::string::npos);
  fs::remove_all(scene.archive);
  CHECK(doctor().exit_code == 3);
}

TEST_CASE("alarm tells once what doctor finds, and when it is over") {
  const BackupScene scene;
  const auto alarm = [&](const std::string& path) {
    return run("nachlese-index", {"alarm", "--config", scene.config(path)});
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
  // A unit that failed is told each time, and nothing is over because of it.
  const auto failed = [&](const std::string& path) {
    return run("nachlese-index",
               {"alarm", "--unit", "nachlese-sync", "--config", scene.config(path)});
  };
  CHECK(failed(good).exit_code == 5);
  CHECK(failed(good).out.find("nachlese-sync failed") != std::string::npos);
  CHECK(alarm(good).out.empty());
  CHECK(failed("nowhere").exit_code == 6);
  CHECK(alarm("nowhere").out.empty());  // known by now
  CHECK(failed(good).exit_code == 5);
  CHECK(alarm(good).out.find("well again") != std::string::npos);
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
  CHECK(runs[1].brought.at("agentur") == 10);
  CHECK(runs[1].is_good());
}
