#include "indexer/sharded_update.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <set>
#include <utility>

#include "core/base/disk.hpp"
#include "core/store/lock.hpp"
#include "indexer/resolution.hpp"
#include "indexer/shard_split.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

using Terms = std::set<std::string>;

class ShardWriter {
 public:
  ShardWriter(const store::Archive& archive, const Update& update, const ShardedUpdate& how,
              Report& report)
      : archive_(archive),
        update_(update),
        how_(how),
        report_(report),
        stub_(archive.read_stub()) {}

  void run() {
    remove_unnamed();
    const fs::path scratch = archive_.directory() / "generations" / "shards.building";
    ShardSegments documents(scratch, stub_.division, false);
    std::map<std::string, Terms> terms;  // by shard
    each_document(update_, [&](const Xapian::Document& document, const std::string& term) {
      terms[documents.add(document)].insert(term);
    });
    auto parts = documents.finish();
    for (const auto& [key, part] : parts) {
      const bool known =
          std::any_of(stub_.shards.begin(), stub_.shards.end(),
                      [&key = key](const store::Shard& shard) { return shard.key == key; });
      if (!known) stub_.shards.push_back({key, shard_folder(key), {}, 0});
    }
    std::vector<Change> changes;
    for (auto& shard : stub_.shards) {
      if (shard.remote()) {
        leave(shard, terms[shard.key].size());
      } else {
        prepare(shard, std::move(parts[shard.key].segments), gone_from(shard.key, terms),
                terms[shard.key].size(), changes);
      }
    }
    write(changes, scratch);
    finish(terms);
  }

 private:
  // The change of one shard.
  struct Change {
    store::Shard* shard;
    store::Archive archive;
    Update update;
    std::optional<unsigned> live;
    bool small = false;
  };

  // Removes shards without a stub, which a killed run built but never named.
  void remove_unnamed() const {
    std::error_code ignored;
    std::vector<fs::path> unnamed;
    for (const auto& entry : fs::directory_iterator(archive_.directory() / "shards", ignored)) {
      const bool named =
          std::any_of(stub_.shards.begin(), stub_.shards.end(), [&](const store::Shard& shard) {
            return fs::equivalent(archive_.directory() / shard.folder, entry.path(), ignored);
          });
      if (!named && entry.is_directory(ignored) && !store::Archive(entry.path()).exists())
        unnamed.push_back(entry.path());
    }
    for (const auto& folder : unnamed) archive_.discard(folder);
  }

  // Articles to remove from a shard: deleted ones, and those whose newest version belongs to
  // another shard.
  [[nodiscard]] Terms gone_from(const std::string& key,
                                const std::map<std::string, Terms>& terms) const {
    Terms gone(update_.deleted.begin(), update_.deleted.end());
    for (const auto& [other, there] : terms) {
      if (other != key) gone.insert(there.begin(), there.end());
    }
    return gone;
  }

  // Locks the shard until the end of the run, and adds its change, if any, to `changes`.
  void prepare(store::Shard& shard, std::vector<fs::path> segments, const Terms& gone,
               std::size_t documents, std::vector<Change>& changes) {
    const store::Archive archive(archive_.directory() / shard.folder);
    archive.create();
    locks_.emplace_back(archive.lock());
    align(archive, shard);
    archive.remove_leftovers(how_.keep);
    Change change{
        &shard,
        archive,
        {std::move(segments), update_.names, &all_, {}, update_.metadata, update_.positions},
        {}};
    if (const auto number = how_.anew ? std::nullopt : archive.live_generation()) {
      change.live = number;
      const Xapian::Database database(archive.generation(*number).string());
      std::copy_if(gone.begin(), gone.end(), std::back_inserter(change.update.deleted),
                   [&](const std::string& term) { return database.term_exists(term); });
      change.small = is_small(documents + change.update.deleted.size(), database.get_doccount());
    }
    if (documents + change.update.deleted.size() > 0) changes.push_back(std::move(change));
  }

  // Repairs a shard's own stub, which a killed run may not have switched with the archive.
  static void align(const store::Archive& archive, const store::Shard& shard) {
    if (shard.generation && archive.live_generation() != shard.generation)
      require_confirmed([&] { archive.write_stub({shard.generation, {}, {}}); });
  }

  // Writes the changes. A change of one shard is one commit. Changes of several must become visible
  // together, so they go into new generations that the archive's stub names at once.
  void write(const std::vector<Change>& changes, const fs::path& scratch) {
    if (changes.size() == 1 && changes.front().small) {
      update_in_place(changes.front().archive.generation(*changes.front().live),
                      changes.front().update);
      return;
    }
    for (const auto& change : changes) {
      if (change.small) {
        change.shard->generation = update_copy(change.archive, *change.live, change.update);
      } else {
        const fs::path names = scratch / ("names-" + std::to_string(switched_.size()));
        fs::create_directories(names);
        const auto live =
            change.live ? std::optional(change.archive.generation(*change.live)) : std::nullopt;
        change.shard->generation =
            build_generation(change.archive, live, change.update, how_.info, names);
      }
      switched_.emplace_back(change.archive, *change.shard->generation);
    }
  }

  void leave(const store::Shard& shard, std::size_t documents) {
    if (documents == 0) return;
    report_.added -= std::min<std::uint64_t>(report_.added, documents);
    report_.remarks.push_back("Not written: " + std::to_string(documents) +
                              " articles that belong to the shard " + shard.label() +
                              ". Its own machine keeps it up to date.");
    ++report_.warnings;
  }

  // Switches: replacing the stub makes the whole run visible at once.
  void finish(const std::map<std::string, Terms>& terms) {
    std::vector<fs::path> empty;
    if (how_.anew) {
      std::erase_if(stub_.shards, [&](const store::Shard& shard) {
        const auto found = terms.find(shard.key);
        const bool none = !shard.remote() && (found == terms.end() || found->second.empty());
        if (none) empty.push_back(archive_.directory() / shard.folder);
        return none;
      });
    }
    std::sort(stub_.shards.begin(), stub_.shards.end(),
              [](const store::Shard& a, const store::Shard& b) { return a.key < b.key; });
    if (stub_ != archive_.read_stub()) archive_.write_stub(stub_);
    // The change stands, whatever happens now; the next run does what is left.
    try {
      tidy(empty);
    } catch (const Error& fault) {
      report_.remarks.push_back(describe(fault));
      ++report_.warnings;
    }
  }

  void tidy(const std::vector<fs::path>& empty) const {
    // The shards' own stubs serve those who open a single shard.
    for (const auto& [shard, number] : switched_) {
      shard.write_stub({number, {}, {}});
      shard.remove_leftovers(how_.keep);
    }
    for (const auto& folder : empty) archive_.discard(folder);
  }

  const store::Archive& archive_;
  const Update& update_;
  const ShardedUpdate& how_;
  Report& report_;
  store::Stub stub_;
  Report unused_;
  const Resolution all_{{}, unused_};                          // each_document() has chosen already
  std::list<store::WriterLock> locks_;                         // of the shards
  std::vector<std::pair<store::Archive, unsigned>> switched_;  // shards and their new generations
};

}  // namespace

void update_shards(const store::Archive& archive, const Update& update, const ShardedUpdate& how,
                   Report& report) {
  ShardWriter(archive, update, how, report).run();
}

}  // namespace nachlese::index
