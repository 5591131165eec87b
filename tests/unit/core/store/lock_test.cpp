#include "core/store/lock.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <optional>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::store;

TEST_CASE("there is one writer, and the second learns who it is") {
  const test::TempFolder folder;
  const auto file = folder.path() / "lock";
  std::optional<WriterLock> first(file);
  try {
    const WriterLock second(file);
    FAIL("two writers");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
    CHECK(std::string(error.what()).find("process " + std::to_string(::getpid())) !=
          std::string::npos);
  }
  first.reset();
  CHECK_NOTHROW(WriterLock(file));
}

TEST_CASE("a lock in a folder that is not there is an error of the archive") {
  try {
    const WriterLock lock("/nonexistent/lock");
    FAIL("locked nothing");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::archive);
  }
}

TEST_CASE("what cannot be locked is not said to be another writer's") {
  const test::TempFolder folder;
  const auto file = folder.path() / "lock";
  REQUIRE(::mkdir(file.c_str(), 0700) == 0);
  try {
    const WriterLock lock(file);
    FAIL("locked a folder");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::archive);
    CHECK(std::string(error.what()).find("another process") == std::string::npos);
  }
}
