#include "core/store/sums.hpp"

#include <fstream>

#include "core/base/error.hpp"
#include "core/store/sums_list.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::store;
namespace fs = std::filesystem;

namespace {

// Files as large as those of a small database.
struct Files {
  test::TempFolder folder;
  fs::path version = folder.write("iamglass", std::string(100, 'v'));
  fs::path table = folder.write("postlist.glass", std::string(100'000, 't'));

  Files() { record_sums(folder.path()); }
  [[nodiscard]] std::optional<Damage> quick() const { return find_damage_quickly(folder.path()); }
  [[nodiscard]] SumsResult all() const { return verify_sums(folder.path()); }
};

// Flips a bit as a faulty disk does: the file's time stays.
void flip(const fs::path& file, std::streamoff at) {
  const auto time = fs::last_write_time(file);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(at);
  const char byte = static_cast<char>(stream.get() ^ 1);
  stream.seekp(at);
  stream.put(byte);
  stream.close();
  fs::last_write_time(file, time);
}

}  // namespace

TEST_CASE("files as they were written are sound") {
  const Files files;
  CHECK_FALSE(files.quick());
  CHECK(files.all().listed);
  CHECK(files.all().wrong.empty());
  CHECK_FALSE(files.all().stale_times);
}

TEST_CASE("a byte of iamglass is seen on opening, one of a table by all that is read") {
  const Files files;
  SECTION("iamglass") {
    flip(files.version, 50);
    CHECK(files.quick().value_or(Damage{}).what.find("iamglass differs from what was written") !=
          std::string::npos);
  }
  SECTION("a table") {
    flip(files.table, 50'000);
    CHECK_FALSE(files.quick());
  }
  REQUIRE(files.all().wrong.size() == 1);
  CHECK(files.all().wrong.front().find("differs from what was written") != std::string::npos);
}

TEST_CASE("a table with another time is read on opening") {
  const Files files;
  fs::last_write_time(files.table, fs::file_time_type::clock::now() + std::chrono::hours(1));
  CHECK_FALSE(files.quick());
  CHECK(files.all().stale_times);
  flip(files.table, 50'000);
  CHECK(files.quick());
}

TEST_CASE("a table that is shorter or gone is seen on opening") {
  const Files files;
  fs::resize_file(files.table, 5000);
  CHECK_FALSE(files.quick().value_or(Damage{"", true}).missing);
  fs::remove(files.table);
  CHECK(files.quick().value_or(Damage{}).missing);
}

TEST_CASE("while files change nothing is compared, afterwards they are listed anew") {
  const Files files;
  {
    const ChangingFiles changing(files.folder.path());
    flip(files.version, 3);
    CHECK_FALSE(has_sums(files.folder.path()));
    CHECK_FALSE(files.quick());
  }
  CHECK(has_sums(files.folder.path()));
  CHECK(files.all().wrong.empty());
}

TEST_CASE("a damaged list accuses no file and is found by check") {
  const Files files;
  flip(files.folder.path() / kSumsFile, 30);
  CHECK_FALSE(files.quick());
  REQUIRE(files.all().wrong.size() == 1);
  CHECK(files.all().wrong.front().find(kSumsFile) != std::string::npos);
}

TEST_CASE("the list is read as it was written") {
  const std::vector<FileSum> sums = {{"iamglass", 0xFFFFFFFFFFFFFFFF, 107, 1},
                                     {"post list.glass", 0, 0, -5}};
  const std::string text = print_sums(sums);
  std::string_view lines = lines_of_sums(text);
  FileSum sum;
  for (const auto& expected : sums) {
    REQUIRE(next_sum(lines, sum));
    CHECK(sum.name == expected.name);
    CHECK(sum.hash == expected.hash);
    CHECK(sum.bytes == expected.bytes);
    CHECK(sum.modified == expected.modified);
  }
  CHECK_FALSE(next_sum(lines, sum));
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {  // small letters become capitals, too
      std::string wrong = text;
      wrong[i] = static_cast<char>(wrong[i] ^ 1 << bit);
      CHECK(lines_of_sums(wrong).empty());
    }
    CHECK(lines_of_sums(text.substr(0, i)).empty());
  }
}
