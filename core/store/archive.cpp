#include "core/store/archive.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <system_error>

#include "core/base/error.hpp"

namespace nachlese {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kBuildingSuffix = ".building";

[[noreturn]] void throw_io(const std::string& what, const fs::path& path, const std::string& reason) {
  throw Error(ErrorCode::archive, what + " " + path.string() + ": " + reason + ".",
              "Check the permissions and the space on the disk.");
}

void sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw_io("Cannot open", path, std::strerror(errno));
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (result != 0) throw_io("Cannot write to disk", path, std::strerror(error));
}

std::string number_name(unsigned number) {
  std::string digits = std::to_string(number);
  return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

std::optional<unsigned> parse_number(std::string_view name) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return number;
}

void write_durably(const fs::path& path, const std::string& content) {
  {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    if (!file.flush()) throw_io("Cannot write", path, std::strerror(errno));
  }
  sync_path(path);
}

}  // namespace

Archive::Archive(fs::path directory) : directory_(std::move(directory)) {}

fs::path Archive::generation(unsigned number) const { return directory_ / "generations" / number_name(number); }

fs::path Archive::building(unsigned number) const {
  fs::path path = generation(number);
  path += kBuildingSuffix;
  return path;
}

bool Archive::exists() const {
  std::error_code ignored;
  return fs::exists(stub(), ignored);
}

std::optional<unsigned> Archive::live_generation() const {
  std::ifstream file(stub());
  if (!file) return std::nullopt;
  for (std::string line; std::getline(file, line);) {
    constexpr std::string_view kStart = "auto generations/";
    if (line.starts_with(kStart)) {
      if (const auto number = parse_number(std::string_view(line).substr(kStart.size()))) return number;
    }
  }
  throw Error(ErrorCode::archive, stub().string() + " names no generation.",
              "Restore it from a backup, or run `nachlese-index rebuild`.");
}

std::vector<unsigned> Archive::generations() const {
  std::vector<unsigned> numbers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_number(entry.path().filename().string())) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

unsigned Archive::next_generation() const {
  unsigned next = 1;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_number(entry.path().stem().string())) next = std::max(next, *number + 1);
  }
  return next;
}

void Archive::create() const {
  std::error_code error;
  fs::create_directories(directory_ / "generations", error);
  if (error) throw_io("Cannot create", directory_, error.message());
}

void Archive::switch_to(unsigned number) const {
  std::error_code error;
  const fs::path from = building(number);
  for (const auto& entry : fs::recursive_directory_iterator(from, error)) sync_path(entry.path());
  if (error) throw_io("Cannot read", from, error.message());
  sync_path(from);
  fs::rename(from, generation(number), error);
  if (error) throw_io("Cannot rename", from, error.message());
  sync_path(directory_ / "generations");
  fs::path next = stub();
  next += ".new";
  write_durably(next, "auto generations/" + number_name(number) + "\n");
  fs::rename(next, stub(), error);
  if (error) throw_io("Cannot replace", stub(), error.message());
  sync_path(directory_);
}

void Archive::remove_leftovers(unsigned keep) const {
  std::error_code ignored;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (entry.path().extension() == kBuildingSuffix) stale.push_back(entry.path());
  }
  std::vector<unsigned> old;
  const auto live = live_generation();
  for (const unsigned number : generations()) {
    // A generation above the live one was complete but never switched in. Without a stub nothing can be told from anything.
    if (live && number < *live) old.push_back(number);
    if (live && number > *live) stale.push_back(generation(number));
  }
  const std::size_t surplus = old.size() > keep ? old.size() - keep : 0;
  for (std::size_t i = 0; i < surplus; ++i) stale.push_back(generation(old[i]));
  for (const auto& path : stale) fs::remove_all(path, ignored);
}

}  // namespace nachlese
