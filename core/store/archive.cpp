#include "core/store/archive.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"

namespace nachlese {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kBuildingSuffix = ".building";

void require(const std::error_code& error, const std::string& what, const fs::path& path) {
  if (error) throw Error(ErrorCode::archive, what + " " + path.string() + ": " + error.message() + ".", disk_hint(error.value()));
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
  replace_file(stub(), print_stub(content), true);
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
  require(error, "Cannot create", directory_);
}

void Archive::switch_to(unsigned number) const {
  std::error_code error;
  const fs::path from = building(number);
  for (const auto& entry : fs::recursive_directory_iterator(from, error)) sync_path(entry.path());
  require(error, "Cannot read", from);
  sync_path(from);
  fs::rename(from, generation(number), error);
  require(error, "Cannot rename", from);
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
