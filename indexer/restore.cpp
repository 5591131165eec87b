#include "indexer/restore.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/lock.hpp"
#include "core/store/sums.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/archive_files.hpp"
#include "indexer/backup_folder.hpp"
#include "indexer/withheld.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

// What the databases that come back must not show, and how much of it they held.
struct Withheld {
  store::Takedowns takedowns;
  std::string now = utc_now();
  std::size_t count = 0;
};

// Copies a sound database as a new generation of `to`, complete but not live, without what must not
// be shown; returns its number.
unsigned adopt(const fs::path& database, const store::Archive& to, Withheld& withheld) {
  to.create();
  const unsigned number = to.next_generation();
  const fs::path building = to.building(number);
  create_folders(building);
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
  withheld.count += remove_withheld(building, withheld.takedowns, withheld.now);
  to.complete(number);
  return number;
}

// What was taken down since the backup must stay so.
store::Takedowns merged_takedowns(const fs::path& backup, const fs::path& archive) {
  store::Takedowns all = store::Takedowns::read(backup);
  const store::Takedowns now = store::Takedowns::read(archive);
  for (const auto& [id, takedown] : now.all()) all.set(takedown);
  return all;
}

// The stub before the present one, which core/store/archive keeps; nullopt if there was none.
std::optional<store::Stub> read_stub_before(const store::Archive& archive) {
  std::ifstream input(archive.stub_before(), std::ios::binary);
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

WayBack restore(const fs::path& from, const fs::path& directory) {
  const fs::path backup = newest_backup(from);
  const store::Archive saved(backup);
  const store::Archive archive(directory);
  require_inside(saved);
  store::Stub stub = saved.read_stub();
  for (const auto& database : saved.live_databases())
    require_sound(database, "The backup", "Take an older one.");
  archive.create();
  const store::WriterLock lock(archive.lock());
  Withheld withheld{merged_takedowns(backup, directory)};
  // First: a killed restore may leave a longer list, never a shorter one.
  if (!withheld.takedowns.empty()) withheld.takedowns.write(directory);
  if (stub.generation) {
    stub.generation = adopt(saved.generation(*stub.generation), archive, withheld);
  } else {
    for (auto& shard : stub.shards) {
      if (shard.remote()) continue;
      const store::Archive part(directory / shard.folder);
      shard.generation = adopt(saved.database_of(shard), part, withheld);
    }
  }
  for (const auto& file : lists_of(saved)) {
    const fs::path to = directory / file.filename();
    if (file.filename() != "archive.stub" && !fs::exists(to)) clone_file(file, to);
  }
  archive.write_stub(stub);
  return {backup.string(), withheld.count};
}

WayBack roll_back(const fs::path& directory) {
  const store::Archive archive(directory);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                "Name it with --archive.");
  const store::WriterLock lock(archive.lock());
  const auto before = read_stub_before(archive);
  bool complete = before.has_value();
  if (before) {
    const auto databases = databases_of(archive, *before);
    complete = !databases.empty() && std::ranges::all_of(databases, [](const fs::path& database) {
      return store::has_sums(database);
    });
    for (const auto& database : databases) {
      if (complete)
        require_sound(database, "The generation before",
                      "Take a backup: `nachlese-index restore`.");
    }
  }
  if (!complete)
    throw Error(ErrorCode::archive, "The generation before the live one is not on the disk.",
                "`nachlese-index restore` takes one from a backup; --keep says how many old ones "
                "stay.");
  Withheld withheld{store::Takedowns::read(directory)};
  for (const auto& database : databases_of(archive, *before))
    withheld.count += remove_withheld(database, withheld.takedowns, withheld.now);
  archive.write_stub(*before);
  std::string names;
  for (const auto& database : archive.live_databases())
    names += (names.empty() ? "" : ", ") + fs::relative(database, directory).string();
  return {names, withheld.count};
}

}  // namespace nachlese::index
