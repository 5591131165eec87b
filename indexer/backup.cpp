#include "indexer/backup.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <thread>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/file_hash.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/lock.hpp"
#include "core/store/sums.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/xapian_error.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHalfBackup = ".half";

[[noreturn]] void fail_at(const std::string& what, const fs::path& where,
                          const std::error_code& error) {
  throw Error(ErrorCode::archive, what + " " + where.string() + ": " + error.message() + ".",
              disk_hint(error.value()));
}

void make_folders(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail_at("Cannot create", folder, error);
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

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) out.push_back(entry.path());
  }
  if (error) fail_at("Cannot read", folder, error);
  std::ranges::sort(out);
  return out;
}

// Lists and settings beside the generations. The lock is no part of an archive.
std::vector<fs::path> lists_of(const store::Archive& archive) {
  std::vector<fs::path> out = files_in(archive.directory());
  std::erase_if(out, [&](const fs::path& file) { return file == archive.lock(); });
  return out;
}

class Copier {
 public:
  Copier(fs::path before, BackupResult& result) : before_(std::move(before)), result_(result) {}

  void copy_folder(const fs::path& from, const fs::path& to, const fs::path& name) {
    make_folders(to / name);
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

void remove_half(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == kHalfBackup) fs::remove_all(entry.path(), error);
  }
}

void remove_surplus(const fs::path& folder, unsigned keep) {
  std::vector<fs::path> all = backups_in(folder);
  for (std::size_t i = 0; i + std::max(1U, keep) < all.size(); ++i) {
    std::error_code error;
    fs::path away = all[i];
    away += kHalfBackup;
    fs::rename(all[i], away, error);
    if (!error) fs::remove_all(away, error);
  }
}

// A name that no backup has yet.
fs::path fresh_name(const fs::path& folder) {
  std::string now = utc_now();
  std::ranges::replace(now, ':', '-');
  fs::path out = folder / now;
  for (unsigned number = 2; fs::exists(out); ++number)
    out = folder / (now + "." + std::to_string(number));
  return out;
}

// The newest backup in the folder, or the folder itself if it is one.
fs::path backup_of(const fs::path& from) {
  if (store::Archive(from).exists()) return from;
  const auto all = backups_in(from);
  if (all.empty())
    throw Error(ErrorCode::archive, "There is no backup in " + from.string() + ".",
                "Name a folder that `nachlese-index backup` wrote to.");
  return all.back();
}

void require_sound(const fs::path& database) {
  const store::SumsResult sums = store::verify_sums(database);
  if (sums.listed && sums.wrong.empty()) return;
  throw Error(
      ErrorCode::archive,
      "The backup is damaged: " +
          (sums.wrong.empty() ? database.string() + " has no list of hashes" : sums.wrong.front()) +
          ".",
      "Take an older one.");
}

// Copies a database as a new generation of `to`, complete but not live; returns its number.
unsigned adopt(const fs::path& database, const store::Archive& to) {
  require_sound(database);
  to.create();
  const unsigned number = to.next_generation();
  const fs::path building = to.building(number);
  make_folders(building);
  for (const auto& file : files_in(database)) {
    if (file.filename() != store::kSumsFile) clone_file(file, building / file.filename());
  }
  store::translating_xapian_errors(to.directory(), [&] {
    Xapian::WritableDatabase copy(building.string(), Xapian::DB_OPEN);
    store::ArchiveInfo info = store::read_info(copy);
    info.generation = number;
    store::write_info(copy, info);
    copy.commit();
  });
  to.complete(number);
  return number;
}

// What was taken down since must stay so.
void merge_takedowns(const fs::path& backup, const fs::path& archive) {
  store::Takedowns all = store::Takedowns::read(backup);
  const store::Takedowns now = store::Takedowns::read(archive);
  for (const auto& [id, takedown] : now.all()) all.set(takedown);
  if (!all.empty()) all.write(archive);
}

// The stub before the present one, which core/store/archive keeps; nullopt if there was none.
std::optional<store::Stub> stub_before(const store::Archive& archive) {
  fs::path file = archive.stub();
  file += ".before";
  std::ifstream input(file, std::ios::binary);
  return store::parse_stub(std::string(std::istreambuf_iterator<char>(input), {}));
}

std::vector<fs::path> databases_of(const store::Archive& archive, const store::Stub& stub) {
  if (stub.generation) return {archive.generation(*stub.generation)};
  std::vector<fs::path> out;
  for (const auto& shard : stub.shards) {
    if (!shard.remote()) out.push_back(archive.database_of(shard));
  }
  return out;
}

}  // namespace

std::vector<fs::path> backups_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != kHalfBackup && store::Archive(entry.path()).exists())
      out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

BackupResult back_up(const BackupOptions& options) {
  const store::Archive archive(options.archive);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + options.archive.string() + ".",
                "Name it with --archive.");
  make_folders(options.folder);
  const auto lock = lock_within(archive, options.wait_seconds);
  remove_half(options.folder);
  const auto earlier = backups_in(options.folder);
  BackupResult result;
  result.backup = fresh_name(options.folder);
  fs::path half = result.backup;
  half += kHalfBackup;
  make_folders(half);
  Copier copier(earlier.empty() ? fs::path() : earlier.back(), result);
  for (const auto& database : archive.live_databases()) {
    // The writer before was killed between its commit and the list.
    if (!store::has_sums(database)) store::record_sums(database);
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
  remove_surplus(options.folder, options.keep);
  return result;
}

fs::path restore(const fs::path& from, const fs::path& directory) {
  const fs::path backup = backup_of(from);
  const store::Archive saved(backup);
  const store::Archive archive(directory);
  store::Stub stub = saved.read_stub();
  for (const auto& database : saved.live_databases()) require_sound(database);
  archive.create();
  const store::WriterLock lock(archive.lock());
  if (stub.generation) {
    stub.generation = adopt(saved.generation(*stub.generation), archive);
  } else {
    for (auto& shard : stub.shards) {
      if (shard.remote()) continue;
      shard.generation = adopt(saved.database_of(shard), store::Archive(directory / shard.folder));
    }
  }
  merge_takedowns(backup, directory);
  for (const auto& file : lists_of(saved)) {
    const fs::path to = directory / file.filename();
    if (file.filename() != "archive.stub" && !fs::exists(to)) clone_file(file, to);
  }
  archive.write_stub(stub);
  return backup;
}

std::string roll_back(const fs::path& directory) {
  const store::Archive archive(directory);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                "Name it with --archive.");
  const store::WriterLock lock(archive.lock());
  const auto before = stub_before(archive);
  bool complete = before.has_value();
  if (before) {
    const auto databases = databases_of(archive, *before);
    complete = !databases.empty() && std::ranges::all_of(databases, [](const fs::path& database) {
      return store::has_sums(database);
    });
    for (const auto& database : databases) {
      if (complete) require_sound(database);
    }
  }
  if (!complete)
    throw Error(ErrorCode::archive, "The generation before the live one is not on the disk.",
                "`nachlese-index restore` takes one from a backup; --keep says how many old ones "
                "stay.");
  archive.write_stub(*before);
  std::string names;
  for (const auto& database : archive.live_databases())
    names += (names.empty() ? "" : ", ") + fs::relative(database, directory).string();
  return names;
}

}  // namespace nachlese::index
