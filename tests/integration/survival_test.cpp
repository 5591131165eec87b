// Concurrent and killed writers, readers in between, archives of other versions.
#include <signal.h>
#include <xapian.h>
#include <algorithm>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "core/store/archive.hpp"
#include "core/store/sums.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::store;

using namespace nachlese::test;
using nachlese::store::Archive;

namespace {

std::size_t hits(const std::filesystem::path& archive, const std::string& word) {
  return search_ids(archive, {"--limit", "1000", word}).size();
}

bool wait_until(const std::function<bool()>& condition) {
  for (int i = 0; i < 200; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

}  // namespace

// The list of all articles spans several blocks and starts late, where Xapian mistook the end of a
// block for damage.
TEST_CASE("words and filters that every article has, after all were replaced") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  constexpr int kMany = 6'000;
  for (const char* word : {"Schwimmbad", "Bibliothek"})
    REQUIRE(sync(archive, {"--no-names", folder.write("in.jsonl", articles(kMany, word)).string()})
                .exit_code == 0);
  CHECK(search_ids(archive, {"Bibliothek"}).size() == 10);
  CHECK(search_ids(archive, {"--sort", "newest", "Bibliothek"}).size() == 10);
  CHECK(search_ids(archive, {"--source", "Probe", "Bibliothek"}).size() == 10);
  CHECK(search_ids(archive, {"--source", "Probe", "--sort", "oldest", "Stadtrat"}).size() == 10);
  CHECK(search_ids(archive, {"quelle:Probe"}).size() == 10);
  for (const char* sort : {"relevance", "newest"}) {
    for (const char* query : {"Bibliothek -quelle:Probe", "quelle:Probe -Stadtrat"}) {
      const Result none =
          run("nachlese", {"search", "--archive", archive.string(), "--sort", sort, query});
      CHECK(none.exit_code == 1);
      CHECK(none.err.find("damaged") == std::string::npos);
    }
  }
  const Result titles = run("nachlese", {"suggest", "--archive", archive.string(), "meldung 599"});
  CHECK(titles.exit_code == 0);
  CHECK(titles.out.find("Meldung 599") != std::string::npos);
}

TEST_CASE("a second writer is turned away and told who is there") {
  const TempFolder folder;
  Process first("nachlese-index", {"sync", "--archive", folder.path().string(), "-"});
  first.write(article_line("1", "Titel", "Erster Text"));
  const std::string pid = std::to_string(first.pid());
  REQUIRE(wait_until([&] {
    return std::filesystem::exists(folder.path() / "lock") &&
           std::filesystem::file_size(folder.path() / "lock") > 0;
  }));
  const auto source = folder.write("b.jsonl", article_line("2", "Titel", "Zweiter Text"));
  const Result second = sync(folder.path(), {source.string()});
  CHECK(second.exit_code == 4);
  CHECK(second.err.find("process " + pid) != std::string::npos);
  first.close_input();
  CHECK(first.wait() == 0);
  CHECK(sync(folder.path(), {source.string()}).exit_code == 0);
  CHECK(hits(folder.path(), "Text") == 2);
}

TEST_CASE("a killed writer leaves the old state, and the next run cleans up") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto old_source = folder.write("old.jsonl", articles(300, "Schwimmbad"));
  const auto new_source = folder.write("new.jsonl", articles(300, "Bibliothek"));
  REQUIRE(sync(archive, {old_source.string()}).exit_code == 0);
  std::mt19937 random(3);
  for (int i = 0; i < 8; ++i) {
    const bool rebuild = i % 2 == 0;
    Process writer("nachlese-index", {rebuild ? "rebuild" : "sync", "--archive", archive.string(),
                                      new_source.string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 120));
    writer.kill(SIGKILL);
    (void)writer.wait();
    REQUIRE(run("nachlese-index", {"check", "--archive", archive.string()}).exit_code == 0);
    // Either state is right, a mixture or a loss is not. (Small changes are one commit.)
    const std::size_t before = hits(archive, "Schwimmbad");
    const std::size_t after = hits(archive, "Bibliothek");
    CHECK(before + after == 300);
    CHECK((before == 0 || after == 0));
    REQUIRE(sync(archive, {old_source.string()}).exit_code == 0);
    CHECK(hits(archive, "Schwimmbad") == 300);
  }
  for (const auto& entry : std::filesystem::directory_iterator(archive / "generations")) {
    CHECK(entry.path().extension() != ".building");
  }
}

TEST_CASE("readers go on while a writer commits and switches") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto one = folder.write("one.jsonl", articles(120, "Schwimmbad"));
  const auto two = folder.write("two.jsonl", articles(120, "Bibliothek"));
  REQUIRE(sync(archive, {one.string()}).exit_code == 0);
  std::atomic<bool> stop = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> searches = 0;
  std::thread reader([&] {
    while (!stop) {
      const Result result = run("nachlese", {"search", "--archive", archive.string(), "--format",
                                             "ids", "--limit", "500", "Stadtrat"});
      if (result.exit_code != 0 || std::count(result.out.begin(), result.out.end(), '\n') != 120)
        ++wrong;
      ++searches;
    }
  });
  for (int i = 0; i < 4; ++i) {
    CHECK(sync(archive, {(i % 2 == 0 ? two : one).string()}).exit_code == 0);
    CHECK(
        run("nachlese-index", {"rebuild", "--archive", archive.string(), one.string()}).exit_code ==
        0);
  }
  CHECK(wait_until([&] { return searches > 5; }));
  stop = true;
  reader.join();
  CHECK(wrong == 0);
}

TEST_CASE(
    "ten thousand searches while the archive is synchronised and built anew, and every one is "
    "right") {
  constexpr int kSearches = 10'000;
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto one = folder.write("one.jsonl", articles(120, "Schwimmbad"));
  const auto two = folder.write("two.jsonl", articles(120, "Bibliothek"));
  REQUIRE(sync(archive, {one.string()}).exit_code == 0);
  std::atomic<bool> done = false;
  std::atomic<int> failed_runs = 0, changes = 0;
  std::thread writer([&] {
    for (int i = 0; !done; ++i, ++changes) {
      const auto& source = i % 2 == 0 ? two : one;
      const char* verb = i % 4 < 2 ? "sync" : "rebuild";
      if (run("nachlese-index", {verb, "--archive", archive.string(), source.string()}).exit_code !=
          0)
        ++failed_runs;
    }
  });
  int wrong = 0;
  std::string what;
  try {
    nachlese::search::Searcher searcher(archive);
    nachlese::search::SearchRequest request;
    request.collapse = false;
    for (int i = 0; i < kSearches || changes < 8; ++i) {
      request.query = i % 2 == 0 ? "Stadtrat" : "Schwimmbad ODER Bibliothek";
      request.facets = i % 3 == 0;
      const auto response = searcher.search(request);
      if (response.total != 120 || response.hits.size() != 10) ++wrong;
    }
  } catch (const std::exception& error) {
    what = error.what();
  }
  done = true;
  writer.join();
  CHECK(what == "");
  CHECK(wrong == 0);
  CHECK(failed_runs == 0);
}

TEST_CASE("an archive that was analysed differently is refused by both programs") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", article_line("1", "Titel", "Text"));
  REQUIRE(sync(archive, {source.string()}).exit_code == 0);
  {
    const nachlese::store::ChangingFiles changing(Archive(archive).generation(1));
    Xapian::WritableDatabase database(Archive(archive).generation(1).string(), Xapian::DB_OPEN);
    database.set_metadata("nachlese:analyzer", "de0-other");
    database.commit();
  }
  for (const auto& result : {run("nachlese", {"search", "--archive", archive.string(), "Text"}),
                             sync(archive, {source.string()})}) {
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("nachlese-index rebuild") != std::string::npos);
  }
  CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), source.string()})
            .exit_code == 0);
  CHECK(hits(archive, "Text") == 1);
}

TEST_CASE("no archive, damaged archive") {
  const TempFolder folder;
  const Result none =
      run("nachlese", {"search", "--archive", (folder.path() / "none").string(), "Text"});
  CHECK(none.exit_code == 3);
  CHECK(none.err.find("nachlese-index sync") != std::string::npos);
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", articles(50, "Theater"));
  REQUIRE(sync(archive, {source.string()}).exit_code == 0);
  std::filesystem::resize_file(Archive(archive).generation(1) / "postlist.glass", 100);
  CHECK(run("nachlese-index", {"check", "--archive", archive.string()}).exit_code == 3);
  CHECK(run("nachlese", {"search", "--archive", archive.string(), "Theater"}).exit_code == 3);
  CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), source.string()})
            .exit_code == 0);
  CHECK(hits(archive, "Theater") == 50);
}
