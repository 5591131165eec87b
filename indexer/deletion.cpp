#include "indexer/deletion.hpp"

#include <set>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/lock.hpp"
#include "core/store/sums.hpp"
#include "core/store/terms.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/segments.hpp"
#include "indexer/sharded_update.hpp"

namespace nachlese::index {
namespace {

void write(const store::Archive& archive, const Update& update, const store::ArchiveInfo& info,
           Report& report) {
  if (const auto number = archive.live_generation()) {
    update_in_place(archive.generation(*number), update);
  } else {
    update_shards(archive, update, {info}, report);
  }
}

}  // namespace

Deletion delete_articles(const std::filesystem::path& directory,
                         const std::vector<std::string>& ids) {
  const store::Archive archive(directory);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                "Check the name of the folder.");
  // Only the lock's holder knows what the stub will say.
  const store::WriterLock lock(archive.lock());
  refuse_part(archive);
  archive.remove_leftovers(store::Archive::kKeepAll);
  const auto live = archive.live_databases();
  for (const auto& folder : live) (void)store::open_database(folder);  // refuses a damaged one
  Deletion out;
  const Resolution all({}, out.report);
  const FacetNames none;
  Update update{{}, &none, &all, {}};
  store::ArchiveInfo info;
  if (!live.empty()) {
    const Xapian::Database database = open_databases(live);
    info = store::read_info(database);
    for (const auto& id : std::set<std::string>(ids.begin(), ids.end())) {
      std::string term = store::make_term(schema::Prefix::id, id);
      if (database.term_exists(term)) {
        update.deleted.push_back(std::move(term));
      } else {
        out.unknown.push_back(id);
      }
    }
  } else {
    out.unknown = ids;
  }
  out.deleted = update.deleted.size();
  try {
    if (out.deleted > 0) write(archive, update, info, out.report);
  } catch (const Unconfirmed& fault) {  // the deletion stands anyway
    out.report.remarks.push_back(describe(fault));
  }
  return out;
}

}  // namespace nachlese::index
