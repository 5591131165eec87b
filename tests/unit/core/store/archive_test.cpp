#include "core/store/archive.hpp"

#include <sys/stat.h>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::store;
namespace fs = std::filesystem;

namespace {

void make_generation(const Archive& archive, unsigned number) {
  fs::create_directories(archive.building(number));
  std::ofstream(archive.building(number) / "data") << number;
}

}  // namespace

TEST_CASE("a generation goes live by the stub") {
  const test::TempFolder folder;
  const Archive archive(folder.path() / "archive");
  CHECK_FALSE(archive.exists());
  CHECK_FALSE(archive.live_generation());
  archive.create();
  CHECK(archive.next_generation() == 1);
  make_generation(archive, 1);
  CHECK(archive.next_generation() == 2);
  archive.switch_to(1);
  CHECK(archive.exists());
  CHECK(archive.live_generation() == 1U);
  CHECK(archive.generations() == std::vector<unsigned>{1});
  CHECK_FALSE(fs::exists(archive.building(1)));
  make_generation(archive, 2);
  archive.switch_to(2);
  CHECK(archive.live_generation() == 2U);
}

TEST_CASE("leftovers go, the live generation and its elders stay") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  archive.create();
  for (unsigned number = 1; number <= 3; ++number) {
    make_generation(archive, number);
    archive.switch_to(number);
  }
  fs::create_directories(archive.generation(4));  // complete, but never switched in
  make_generation(archive, 5);                    // killed while building
  archive.remove_leftovers(1);
  CHECK(archive.generations() == std::vector<unsigned>{2, 3});
  CHECK_FALSE(fs::exists(archive.building(5)));
  archive.remove_leftovers(0);
  CHECK(archive.generations() == std::vector<unsigned>{3});
}

TEST_CASE("a stub that names nothing is an error, not an empty archive") {
  const test::TempFolder folder;
  folder.write("archive.stub", "auto somewhere/else\n");
  const Archive archive(folder.path());
  CHECK_THROWS_AS(archive.live_generation(), Error);
}

TEST_CASE("generation numbers above 9999 still work") {
  const Archive archive("/x");
  CHECK(archive.generation(7).filename() == "0007");
  CHECK(archive.generation(12345).filename() == "12345");
}

TEST_CASE("a stub that is a pipe, names itself or one database twice is an error, not a wait") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  SECTION("a pipe") { REQUIRE(::mkfifo(archive.stub().c_str(), 0600) == 0); }
  SECTION("a folder") { fs::create_directory(archive.stub()); }
  SECTION("itself") { folder.write("archive.stub", "auto ./archive.stub\n"); }
  SECTION("itself by way of a shard") {
    folder.write("archive.stub", "auto a/archive.stub\n");
    folder.write("a/archive.stub", "auto ../archive.stub\n");
  }
  SECTION("a shard that is not there") { folder.write("archive.stub", "auto a/archive.stub\n"); }
  SECTION("one shard by two names") {
    folder.write("a/archive.stub", "auto generations/0001\n");
    fs::create_directories(folder.path() / "a/generations/0001");
    fs::create_directory_symlink("a", folder.path() / "b");
    folder.write("archive.stub", "auto a/archive.stub\nauto b/archive.stub\n");
  }
  try {
    (void)archive.live_databases();
    FAIL("found databases");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::archive);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("shards are looked for where the stub says") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  folder.write("shards/a/archive.stub", "auto generations/0002\n");
  folder.write("shards/b/archive.stub", "auto generations/0003\n");
  archive.write_stub({{}, Division::year, {{"a", "shards/a", {}, 0, 1}, {"b", "shards/b", {}, 0}}});
  const Archive a(folder.path() / "shards/a");
  const Archive b(folder.path() / "shards/b");
  CHECK(archive.live_databases() == std::vector<fs::path>{a.generation(1), b.generation(3)});
  CHECK(fs::equivalent(a.owner().value(), folder.path()));
  CHECK_FALSE(b.owner());
  CHECK_FALSE(archive.owner());
}

TEST_CASE("copies that a killed division made go, those that are named stay") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  archive.create();
  folder.write("shards/a/archive.stub", "auto generations/0001\n");
  make_generation(archive, 1);
  archive.switch_to(1);
  archive.remove_leftovers(1);
  CHECK_FALSE(fs::exists(folder.path() / "shards"));
  folder.write("shards/a/archive.stub", "auto generations/0001\n");
  archive.write_stub({{}, Division::year, {{"a", "shards/a", {}, 0, 1}}});
  archive.remove_leftovers(1);
  CHECK(fs::exists(folder.path() / "shards/a"));
  CHECK(archive.generations().empty());
}

TEST_CASE("an old generation is out of sight before any of it is removed") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  archive.create();
  make_generation(archive, 1);
  archive.complete(1);
  // A folder that cannot be emptied, as if the run were killed there.
  const fs::path fast = folder.write("generations/0001/fast/data", "x").parent_path();
  fs::permissions(fast, fs::perms::owner_read | fs::perms::owner_exec);
  archive.discard(archive.generation(1));
  CHECK(archive.generations().empty());
  std::error_code ignored;  // root removes it anyway
  fs::permissions(archive.building(1) / "fast", fs::perms::owner_all, ignored);
  archive.remove_leftovers(0);
  CHECK(fs::is_empty(folder.path() / "generations"));
}
