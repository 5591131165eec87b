#include "core/base/beneath.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;

namespace {

bool opens(const std::string& folder, const std::string& below) {
  const int file = open_beneath(folder, below);
  if (file >= 0) ::close(file);
  return file >= 0;
}

}  // namespace

TEST_CASE("no name leads out of the folder") {
  const test::TempFolder temporary;
  const std::filesystem::path root = temporary.path() / "in";
  std::filesystem::create_directories(root / "sub");
  std::ofstream(root / "sub/a.jpg") << "a";
  std::ofstream(temporary.path() / "secret") << "s";
  std::filesystem::create_symlink("../secret", root / "out");
  std::filesystem::create_symlink("/etc/hostname", root / "absolute");
  std::filesystem::create_symlink("sub/a.jpg", root / "inside");
  ::mkfifo((root / "pipe").c_str(), 0600);
  const std::string folder = root.string();
  CHECK(opens(folder, "sub/a.jpg"));
  CHECK(opens(folder, "sub/../sub/a.jpg"));
  CHECK(opens(folder, "inside"));
  for (const char* name : {"../secret", "sub/../../secret", "out", "absolute", "/etc/hostname", "",
                           "sub", "pipe", "missing", "..", "."}) {
    INFO(name);
    CHECK_FALSE(opens(folder, name));
  }
  CHECK_FALSE(opens(folder, std::string("sub/a.jpg\0x", 11)));
  CHECK_FALSE(opens(folder + "/missing", "a"));
}
