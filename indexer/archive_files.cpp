#include "indexer/archive_files.hpp"

#include <algorithm>
#include <string>
#include <system_error>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/sums.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

void require_done(const std::error_code& error, const char* what, const fs::path& where) {
  if (error)
    throw Error(ErrorCode::archive,
                std::string(what) + " " + where.string() + ": " + error.message() + ".",
                disk_hint(error.value()));
}

}  // namespace

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) out.push_back(entry.path());
  }
  require_done(error, "Cannot read", folder);
  std::ranges::sort(out);
  return out;
}

std::vector<fs::path> lists_of(const store::Archive& archive) {
  std::vector<fs::path> out = files_in(archive.directory());
  // The lock is no part of an archive, and the stub before leads to what a copy does not have.
  std::erase_if(out, [&](const fs::path& file) {
    return file == archive.lock() || file == archive.stub_before();
  });
  return out;
}

void require_inside(const store::Archive& archive) {
  for (const auto& shard : archive.read_stub().shards) {
    const fs::path folder = fs::path(shard.folder).lexically_normal();
    if (shard.remote() || (folder.is_relative() && *folder.begin() != "..")) continue;
    throw Error(
        ErrorCode::archive,
        "The shard " + shard.folder + " is not in the folder " + archive.directory().string() + ".",
        "Back it up as an archive of its own.");
  }
}

void require_sound(const fs::path& database, const std::string& what, const std::string& advice) {
  const store::SumsResult sums = store::verify_sums(database);
  if (sums.listed && sums.wrong.empty()) return;
  throw Error(
      ErrorCode::archive,
      what + " is damaged: " +
          (sums.wrong.empty() ? database.string() + " has no list of hashes" : sums.wrong.front()) +
          ".",
      advice);
}

void create_folders(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  require_done(error, "Cannot create", folder);
}

}  // namespace nachlese::index
