// What `sync` and `rebuild` do not do, since an archive would lose by it.
#include <filesystem>
#include <fstream>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/run_log.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

namespace {

const NameSource kNoNames{nullptr, store::kEntitiesOff};

std::string article(const std::string& id) {
  return R"({"id":")" + id + R"(","title":"Titel )" + id + R"(","body":"Der Text von )" + id +
         ".\"}\n";
}

std::string articles(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += article(std::to_string(i));
  return out;
}

struct Newsroom {
  TempFolder folder;
  SyncOptions options{.archive = folder.path() / "archive", .quiet = true};

  Newsroom() {
    options.sources = {folder.write("a/wire.jsonl", articles(0, 30)),
                       folder.write("b/own.jsonl", articles(100, 103))};
    CHECK(sync_archive(options, kNoNames).added == 33);
  }
  [[nodiscard]] Xapian::doccount count() const {
    return Xapian::Database(store::Archive(options.archive).stub().string(),
                            Xapian::DB_BACKEND_STUB)
        .get_doccount();
  }
  void refuses(ErrorCode code) const {
    try {
      (void)rebuild_archive(options, kNoNames);
      FAIL("the archive was replaced");
    } catch (const Error& error) {
      CHECK(error.code() == code);
      CHECK_FALSE(error.hint().empty());
    }
    CHECK(count() == 33);
    CHECK(store::Archive(options.archive).generations() == std::vector<unsigned>{1});
  }
};

}  // namespace

TEST_CASE_METHOD(Newsroom, "a rebuild without one of its sources leaves the archive as it is") {
  std::filesystem::rename(folder.path() / "a", folder.path() / "away");
  options.sources = {(folder.path() / "a").string(), (folder.path() / "b").string()};
  refuses(ErrorCode::source);
  std::filesystem::create_directories(folder.path() / "a");  // a share that is not mounted
  refuses(ErrorCode::source);
  std::filesystem::remove(folder.path() / "a");
  std::filesystem::rename(folder.path() / "away", folder.path() / "a");
  CHECK(rebuild_archive(options, kNoNames).added == 33);
}

TEST_CASE_METHOD(Newsroom, "a rebuild from damaged files leaves the archive as it is") {
  std::ofstream(folder.path() / "a/wire.jsonl") << articles(0, 5) << R"({"id":"5","title":"cut of)";
  refuses(ErrorCode::source);
  std::ofstream(folder.path() / "a/wire.jsonl") << articles(0, 29) << R"({"id":"29","title":"cut)";
  CHECK(rebuild_archive(options, kNoNames).rejected == 1);
  CHECK(count() == 32);
}

TEST_CASE_METHOD(Newsroom, "a rebuild from fewer sources that can all be read is meant") {
  options.sources = {(folder.path() / "b").string()};
  CHECK(rebuild_archive(options, kNoNames).added == 3);
}

TEST_CASE_METHOD(Newsroom, "an archive that lost its stub is kept, and told of") {
  store::WriterRun run;
  run.begun = run.ended = "2026-11-01T03:30:00Z";
  run.verb = "sync";
  store::append_run(options.archive, run);
  std::filesystem::remove(store::Archive(options.archive).stub());
  options.sources = {folder.write("new.jsonl", article("new"))};
  const Report report = sync_archive(options, kNoNames);
  REQUIRE(report.remarks.size() == 1);
  CHECK(report.remarks[0].find("auto generations/0001") != std::string::npos);
  std::ofstream(store::Archive(options.archive).stub()) << "auto generations/0001\n";
  CHECK(sync_archive(options, kNoNames).articles == 34);
}
