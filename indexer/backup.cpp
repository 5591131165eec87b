#include "indexer/backup.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>
#include <thread>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/file_hash.hpp"
#include "core/store/archive.hpp"
#include "core/store/lock.hpp"
#include "core/store/sums.hpp"
#include "indexer/archive_files.hpp"
#include "indexer/backup_folder.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail_at(const std::string& what, const fs::path& where,
                          const std::error_code& error) {
  throw Error(ErrorCode::archive, what + " " + where.string() + ": " + error.message() + ".",
              disk_hint(error.value()));
}

std::optional<store::WriterLock> lock_within(const store::Archive& archive, double seconds) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kPause{200};
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  while (true) {
    try {
      return std::optional<store::WriterLock>(std::in_place, archive.lock());
    } catch (const Error& error) {
      if (error.code() != ErrorCode::locked || Clock::now() >= until) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

// A backup within the archive would hold the backups before it.
void require_apart(const fs::path& folder, const fs::path& archive) {
  const fs::path inner = fs::weakly_canonical(folder);
  const fs::path outer = fs::weakly_canonical(archive);
  if (std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end())
    throw Error(ErrorCode::usage, folder.string() + " is in the archive itself.",
                "Name a folder elsewhere, best on another disk.");
}

class Copier {
 public:
  Copier(fs::path before, BackupResult& result) : before_(std::move(before)), result_(result) {}

  void copy_folder(const fs::path& from, const fs::path& to, const fs::path& name) {
    create_folders(to / name);
    for (const auto& file : files_in(from)) copy_file(file, to, name / file.filename());
    sync_path(to / name);
  }

  void copy_file(const fs::path& from, const fs::path& to, const fs::path& name) {
    FileStamp stamp;
    std::uint64_t hash = 0;
    if (!stamp_file(from.c_str(), stamp) || !hash_file(from.c_str(), hash))
      fail_at("Cannot read", from, std::error_code(errno, std::generic_category()));
    std::error_code error;
    if (is_before(name, stamp.bytes, hash)) {
      fs::create_hard_link(before_ / name, to / name, error);
      if (!error) {
        result_.linked += stamp.bytes;
        return;
      }
    }
    clone_file(from, to / name);
    fs::last_write_time(to / name, fs::last_write_time(from, error), error);
    std::uint64_t copied = 0;
    if (!hash_file((to / name).c_str(), copied) || copied != hash)
      throw Error(ErrorCode::archive, from.string() + " was not copied as it is.",
                  "Check both disks with the system's tools.");
    sync_path(to / name);
    result_.copied += stamp.bytes;
  }

 private:
  [[nodiscard]] bool is_before(const fs::path& name, std::uint64_t bytes,
                               std::uint64_t hash) const {
    FileStamp stamp;
    std::uint64_t found = 0;
    const fs::path file = before_ / name;
    return !before_.empty() && stamp_file(file.c_str(), stamp) && stamp.bytes == bytes &&
           hash_file(file.c_str(), found) && found == hash;
  }

  const fs::path before_;
  BackupResult& result_;
};

}  // namespace

BackupResult back_up(const BackupOptions& options) {
  const store::Archive archive(options.archive);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + options.archive.string() + ".",
                "Name it with --archive.");
  require_apart(options.folder, options.archive);
  create_folders(options.folder);
  const auto lock = lock_within(archive, options.wait_seconds);
  require_inside(archive);
  remove_half_backups(options.folder);
  const auto earlier = backups_in(options.folder);
  BackupResult result;
  result.backup = fresh_backup(options.folder);
  const fs::path half = half_of(result.backup);
  create_folders(half);
  Copier copier(earlier.empty() ? fs::path() : earlier.back(), result);
  for (const auto& database : archive.live_databases()) {
    // The writer before was killed between its commit and the list.
    if (!store::has_sums(database)) store::record_sums(database);
    // Else damage would push the sound backups out, night by night.
    require_sound(database, "The archive", "Restore it from the newest backup.");
    copier.copy_folder(database, half, fs::relative(database, options.archive));
  }
  for (const auto& file : lists_of(archive)) copier.copy_file(file, half, file.filename());
  for (const auto& shard : archive.read_stub().shards) {
    const fs::path stub = fs::path(shard.folder) / "archive.stub";
    if (!shard.remote() && fs::exists(options.archive / stub))
      copier.copy_file(options.archive / stub, half, stub);
  }
  sync_path(half);
  std::error_code error;
  fs::rename(half, result.backup, error);
  if (error) fail_at("Cannot rename", half, error);
  sync_path(options.folder);
  remove_surplus_backups(options.folder, options.keep);
  return result;
}

}  // namespace nachlese::index
