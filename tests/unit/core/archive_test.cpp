#include "core/store/archive.hpp"

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
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
  fs::create_directories(archive.generation(4));  // complete, but the switch never happened
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
