#include "core/store/archive.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/sums.hpp"

namespace nachlese::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kBuildingSuffix = ".building";
constexpr const char* kShards = "shards";
constexpr std::size_t kLongestStub = std::size_t{1} << 20U;

void require(const std::error_code& error, const std::string& what, const fs::path& path) {
  if (error)
    throw Error(ErrorCode::archive, what + " " + path.string() + ": " + error.message() + ".",
                disk_hint(error.value()));
}

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::archive, what, hint);
}

// Reads a regular file only: opening a pipe would block.
std::string read_regular_file(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat at {};
  std::string text(kLongestStub, '\0');
  ssize_t size = -1;
  if (fd >= 0 && ::fstat(fd, &at) == 0) {
    errno = EINVAL;
    if (S_ISREG(at.st_mode)) size = ::read(fd, text.data(), text.size());
  }
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (size < 0)
    refuse("Cannot read " + path.string() + ": " + std::strerror(error) + ".", disk_hint(error));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace

Archive::Archive(fs::path directory) : directory_(std::move(directory)) {}

fs::path Archive::generation(unsigned number) const {
  return directory_ / "generations" / generation_name(number);
}

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
  auto parsed = parse_stub(read_regular_file(stub()));
  if (!parsed) {
    refuse(stub().string() + " names neither a generation nor shards, or one of them twice.",
           "Restore it from a backup, or run `nachlese-index rebuild`.");
  }
  return std::move(*parsed);
}

void Archive::write_stub(const Stub& content) const {
  // A power cut must not leave a stub that names a missing folder.
  for (const auto& shard : content.shards) {
    if (!shard.remote()) sync_path((directory_ / shard.folder).parent_path());
  }
  std::optional<Stub> before;
  if (exists()) before = parse_stub(read_regular_file(stub()));
  replace_file(stub(), print_stub(content), true);
  if (!before || *before == content) return;
  try {
    replace_file(stub_before(), print_stub(*before), false);
  } catch (const Error&) {  // only a way back: the new stub stands
  }
}

fs::path Archive::database_of(const Shard& shard) const {
  const Archive part(directory_ / shard.folder);
  if (shard.generation) return part.generation(*shard.generation);
  if (!part.exists())
    refuse("The shard " + part.directory().string() + " has no archive.stub.",
           "Check " + stub().string() + ".");
  const auto number = part.read_stub().generation;
  if (!number)
    refuse(part.stub().string() + " names shards, but is itself that of a shard.",
           "Check " + stub().string() + ".");
  return part.generation(*number);
}

std::optional<fs::path> Archive::owner() const {
  std::error_code error;
  const fs::path here = fs::canonical(directory_, error);
  if (error) return std::nullopt;
  const Archive above(here.parent_path().parent_path());
  if (!above.exists()) return std::nullopt;
  for (const auto& shard : above.read_stub().shards) {
    if (shard.generation && fs::canonical(above.directory() / shard.folder, error) == here)
      return above.directory();
  }
  return std::nullopt;
}

std::optional<unsigned> Archive::live_generation() const {
  return exists() ? read_stub().generation : std::nullopt;
}

std::vector<fs::path> Archive::live_databases() const {
  if (!exists()) return {};
  const Stub content = read_stub();
  if (content.generation) return {generation(*content.generation)};
  std::vector<fs::path> out;
  std::set<fs::path> seen;
  for (const auto& shard : content.shards) {
    if (shard.remote()) continue;
    std::error_code ignored;
    out.push_back(database_of(shard));
    if (!seen.insert(fs::weakly_canonical(out.back(), ignored)).second)
      refuse(stub().string() + " names " + out.back().string() + " twice.",
             "Remove one of the lines.");
  }
  return out;
}

std::vector<unsigned> Archive::generations() const {
  std::vector<unsigned> numbers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_generation_name(entry.path().filename().string()))
      numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

unsigned Archive::next_generation() const {
  unsigned next = 1;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_ / "generations", ignored)) {
    if (const auto number = parse_generation_name(entry.path().stem().string()))
      next = std::max(next, *number + 1);
  }
  return next;
}

void Archive::create() const {
  std::error_code error;
  std::vector<fs::path> fresh;  // from below
  for (fs::path folder = fs::absolute(directory_ / "generations"); !fs::exists(folder, error);
       folder = folder.parent_path())
    fresh.push_back(folder);
  fs::create_directories(directory_ / "generations", error);
  require(error, "Cannot create", directory_);
  // A new folder's name is stored in its parent.
  for (const auto& folder : fresh) {
    if (::access(folder.parent_path().c_str(), R_OK) == 0) sync_path(folder.parent_path());
  }
}

void Archive::complete(unsigned number) const {
  std::error_code error;
  const fs::path from = building(number);
  record_sums(from);
  for (const auto& entry : fs::recursive_directory_iterator(from, error)) sync_path(entry.path());
  require(error, "Cannot read", from);
  sync_path(from);
  fs::rename(from, generation(number), error);
  require(error, "Cannot rename", from);
  sync_path(directory_ / "generations");
}

void Archive::switch_to(unsigned number) const {
  complete(number);
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
  if (live) stale.push_back(directory_ / kShards);  // copies left by a killed `shard`
  for (const unsigned number : generations()) {
    if (divided) stale.push_back(generation(number));  // its articles are in the shards
    // A generation above the live one was completed but never switched in. Without a stub, nothing
    // can be told apart.
    if (live && number < *live) old.push_back(number);
    if (live && number > *live) stale.push_back(generation(number));
  }
  const std::size_t surplus = old.size() > keep ? old.size() - keep : 0;
  for (std::size_t i = 0; i < surplus; ++i) stale.push_back(generation(old[i]));
  for (const auto& path : stale) discard(path);
}

void Archive::discard(const fs::path& folder) const {
  std::error_code error;
  fs::path away = folder;
  if (folder.extension() != kBuildingSuffix) {
    away = directory_ / "generations" / folder.filename();
    away += kBuildingSuffix;
    fs::remove_all(away, error);
    fs::rename(folder, away, error);
    if (error) away = folder;
  }
  fs::remove_all(away, error);
}

}  // namespace nachlese::store
