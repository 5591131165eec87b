#include "core/store/reader.hpp"

#include <fstream>
#include <iterator>
#include <random>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/store/sums.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

const Fingerprint kProgram{"de-test", "names-test"};

void add_documents(Xapian::WritableDatabase& database, int count) {
  static std::mt19937 random(1);
  for (int i = 0; i < count; ++i) {
    Xapian::Document document;
    document.add_posting("wort", 1);
    std::string noise(
        2000,
        '\0');  // nothing that compression could shrink into blocks that stay in the reader's cache
    for (char& c : noise) c = static_cast<char>(random());
    document.set_data(noise);
    database.add_document(document);
  }
  database.commit();
}

// Builds a generation with `count` documents and switches it in.
void build(const Archive& archive, int count, const Fingerprint& fingerprint = kProgram) {
  archive.create();
  const unsigned number = archive.next_generation();
  {
    Xapian::WritableDatabase database(archive.building(number).string(), Xapian::DB_CREATE);
    ArchiveInfo info;
    info.fingerprint = fingerprint;
    info.generation = number;
    info.created = utc_now();
    write_info(database, info);
    add_documents(database, count);
  }
  archive.switch_to(number);
}

ErrorCode code_of_opening(const std::filesystem::path& path, const Fingerprint& program) {
  try {
    const ArchiveReader reader(path, program);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  return ErrorCode::bug;
}

}  // namespace

TEST_CASE("a reader follows the switch of generations") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  build(archive, 3);
  ArchiveReader reader(folder.path(), kProgram);
  const auto count = [](const ArchiveDatabase& database) { return database.get_doccount(); };
  CHECK(reader.read(count) == 3);
  CHECK(reader.info().generation == 1);
  build(archive, 5);
  CHECK(reader.read(count) == 5);
  archive.remove_leftovers(0);
  CHECK(reader.read(count) == 5);
  CHECK(reader.info().generation == 2);
}

TEST_CASE("how many articles have a term is remembered until the next commit") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  build(archive, 3);
  ArchiveReader reader(folder.path(), kProgram);
  std::uint64_t stamp = 0;
  const auto count = [&](const ArchiveDatabase& database) {
    stamp = database.stamp();
    return database.frequency("wort");
  };
  CHECK(reader.read(count) == 3);
  const std::uint64_t before = stamp;
  CHECK(reader.read(count) == 3);
  CHECK(stamp == before);
  {
    const ChangingFiles changing(archive.generation(1));
    Xapian::WritableDatabase database(archive.generation(1).string(), Xapian::DB_OPEN);
    add_documents(database, 2);
  }
  CHECK(reader.read(count) == 5);
  CHECK(stamp != before);
}

TEST_CASE("a reader that is overtaken in the middle of a read starts again") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  build(archive, 200);
  ArchiveReader reader(folder.path(), kProgram);
  int attempts = 0;
  const auto sum = reader.read([&](const ArchiveDatabase& database) {
    // Several commits overtake the first attempt, as a nightly run does.
    if (++attempts == 1) {
      const ChangingFiles changing(archive.generation(1));
      Xapian::WritableDatabase writer(archive.generation(1).string(), Xapian::DB_OPEN);
      for (int i = 0; i < 4; ++i) add_documents(writer, 200);
    }
    std::size_t bytes = 0;
    for (Xapian::docid id = 1; id <= 200; ++id)
      bytes += database.get_document(id).get_data().size();
    return bytes;
  });
  CHECK(sum == 200 * 2000);
  CHECK(attempts >= 2);
}

TEST_CASE("an archive of another kind is refused with a hint") {
  const test::TempFolder folder;
  CHECK(code_of_opening(folder.path() / "none", kProgram) == ErrorCode::archive);
  build(Archive(folder.path()), 1);
  CHECK(code_of_opening(folder.path(), {"de-other", "names-test"}) == ErrorCode::archive);
  CHECK(code_of_opening(folder.path(), {"de-test", "names-other"}) == ErrorCode::archive);
}

TEST_CASE("an archive without names can be read by any recogniser") {
  const test::TempFolder folder;
  build(Archive(folder.path()), 1, {"de-test", kEntitiesOff});
  CHECK_NOTHROW(ArchiveReader(folder.path(), {"de-test", "names-any"}));
}

TEST_CASE("a damaged generation is an error with a hint") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  build(archive, 10);
  std::filesystem::resize_file(archive.generation(1) / "iamglass", 3);
  CHECK(code_of_opening(folder.path(), kProgram) == ErrorCode::archive);
}

TEST_CASE("a wrong byte of iamglass is an error for who opens, and who has it open goes on") {
  const test::TempFolder folder;
  const Archive archive(folder.path());
  build(archive, 3);
  ArchiveReader reader(folder.path(), kProgram);
  const auto version = archive.generation(1) / "iamglass";
  std::ifstream in(version, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const auto count = [](const ArchiveDatabase& database) { return database.get_doccount(); };
  for (std::size_t at = 0; at < content.size(); ++at) {
    for (const int bit : {0x01, 0x10, 0x80}) {
      std::string wrong = content;
      wrong[at] = static_cast<char>(wrong[at] ^ bit);
      std::ofstream(version, std::ios::binary) << wrong;
      CHECK(code_of_opening(folder.path(), kProgram) == ErrorCode::archive);
      CHECK(reader.read(count) == 3);
    }
  }
  std::ofstream(version, std::ios::binary) << content;
  CHECK(ArchiveReader(folder.path(), kProgram).read(count) == 3);
}
