#include "core/store/archive.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
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

fs::path Archive::generation(unsigned number) const { return directory_ / "generations" / generation_name(number); }

fs::path Archive::building(unsigned number) const {
  fs::path path = generation(number);
  path += kBuildingSuffix;
  return path;
}

bool Archive::exists() const {
  std::error_code ignored;
  return fs::exists(stub(), ignored);
}

Stub Archive::read_stub() const {
  std::ifstream file(stub(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto parsed = parse_stub(text);
  if (!parsed) {
    throw Error(ErrorCode::archive, stub().string() + " names neither a generation nor shards.",
                "Restore it from a backup, or run `nachlese-index rebuild`.");
  }
  return std::move(*parsed);
}

void Archive::write_stub(const Stub& content) const {
  // A power cut must not leave a stub that names a folder which is not there.
  for (const auto& shard : content.shards) {
    if (!shard.remote()) sync_path((directory_ / shard.folder).parent_path());
  }
  std::error_code error;
  fs::path next = stub();
  next += ".new";
  write_durably(next, print_stub(content));
  fs::rename(next, stub(), error);
  if (error) throw_io("Cannot replace", stub(), error.message());
  sync_path(directory_);
}

std::optional<unsigned> Archive::live_generation() const { return exists() ? read_stub().generation : std::nullopt; }

std::vector<fs::path> Archive::live_databases() const {
  if (!exists()) return {};
  const Stub content = read_stub();
  if (content.generation) return {generation(*content.generation)};
  std::vector<fs::path> out;
  for (const auto& shard : content.shards) {
    if (shard.remote()) continue;
    const auto databases = Archive(directory_ / shard.folder).live_databases();
    out.insert(out.end(), databases.begin(), databases.end());
  }
  return out;
}

std::vector<unsigned> Archive::generations() const {
  std::vector<unsigned> numbers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_generation_name(entry.path().filename().string())) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

unsigned Archive::next_generation() const {
  unsigned next = 1;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_generation_name(entry.path().stem().string())) next = std::max(next, *number + 1);
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
  write_stub({number, {}, {}});
}

void Archive::remove_leftovers(unsigned keep) const {
  std::error_code ignored;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (entry.path().extension() == kBuildingSuffix) stale.push_back(entry.path());
  }
  std::vector<unsigned> old;
  const auto live = live_generation();
  const bool divided = exists() && !live;
  for (const unsigned number : generations()) {
    if (divided) stale.push_back(generation(number));  // its articles are in the shards
    // A generation above the live one was complete but never switched in. Without a stub nothing can be told from anything.
    if (live && number < *live) old.push_back(number);
    if (live && number > *live) stale.push_back(generation(number));
  }
  const std::size_t surplus = old.size() > keep ? old.size() - keep : 0;
  for (std::size_t i = 0; i < surplus; ++i) stale.push_back(generation(old[i]));
  for (const auto& path : stale) fs::remove_all(path, ignored);
}

}  // namespace nachlese
