#include "indexer/sharded_update.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/store/lock.hpp"
#include "indexer/resolution.hpp"
#include "indexer/split.hpp"

namespace nachlese {
namespace fs = std::filesystem;
namespace {

using Terms = std::set<std::string>;

class ShardWriter {
 public:
  ShardWriter(const Archive& archive, const Update& update, const ShardedUpdate& how, Report& report)
      : archive_(archive), update_(update), how_(how), report_(report), stub_(archive.read_stub()) {}

  void run() {
    const fs::path scratch = archive_.directory() / "generations" / "shards.building";
    ShardSegments documents(scratch, stub_.division);
    std::map<std::string, Terms> terms;  // by shard
    each_document(update_,
                  [&](const Xapian::Document& document, const std::string& term) { terms[documents.add(document)].insert(term); });
    auto parts = documents.finish();
    for (const auto& [key, part] : parts) {
      const bool known =
          std::any_of(stub_.shards.begin(), stub_.shards.end(), [&](const Shard& shard) { return shard.key == key; });
      if (!known) stub_.shards.push_back({key, shard_folder(key), {}, 0});
    }
    for (const auto& shard : stub_.shards) {
      if (shard.remote()) {
        leave(shard, terms[shard.key].size());
      } else {
        write(shard, std::move(parts[shard.key].segments), gone_from(shard.key, terms), terms[shard.key].size(), scratch);
      }
    }
    finish(terms);
  }

 private:
  // What is deleted, and what has its newest version in another shard.
  [[nodiscard]] Terms gone_from(const std::string& key, const std::map<std::string, Terms>& terms) const {
    Terms gone(update_.deleted.begin(), update_.deleted.end());
    for (const auto& [other, there] : terms) {
      if (other != key) gone.insert(there.begin(), there.end());
    }
    return gone;
  }

  void write(const Shard& shard, std::vector<fs::path> segments, const Terms& gone, std::size_t documents,
             const fs::path& scratch) {
    const Archive archive(archive_.directory() / shard.folder);
    archive.create();
    const WriterLock lock(archive.lock());
    archive.remove_leftovers(how_.keep);
    std::optional<fs::path> live;
    std::uint64_t articles = 0;
    Update update{std::move(segments), update_.names, &all_, {}};
    if (const auto number = how_.anew ? std::nullopt : archive.live_generation()) {
      live = archive.generation(*number);
      const Xapian::Database database(live->string());
      articles = database.get_doccount();
      std::copy_if(gone.begin(), gone.end(), std::back_inserter(update.deleted),
                   [&](const std::string& term) { return database.term_exists(term); });
    }
    if (documents + update.deleted.size() == 0) return;
    if (live && is_small(documents + update.deleted.size(), articles)) {
      update_in_place(*live, update);
    } else {
      const fs::path names = scratch / ("names-" + std::to_string(++written_));
      fs::create_directories(names);
      build_generation(archive, live, update, how_.info, names);
      archive.remove_leftovers(how_.keep);
    }
  }

  void leave(const Shard& shard, std::size_t documents) {
    if (documents == 0) return;
    report_.added -= std::min<std::uint64_t>(report_.added, documents);
    report_.remarks.push_back("Not written: " + std::to_string(documents) + " articles that belong to the shard " + shard.label() +
                              ". Its own machine keeps it up to date.");
    ++report_.warnings;
  }

  // The stub follows the shards: a new one is there before it is named.
  void finish(const std::map<std::string, Terms>& terms) {
    std::vector<fs::path> empty;
    if (how_.anew) {
      std::erase_if(stub_.shards, [&](const Shard& shard) {
        const auto found = terms.find(shard.key);
        const bool none = !shard.remote() && (found == terms.end() || found->second.empty());
        if (none) empty.push_back(archive_.directory() / shard.folder);
        return none;
      });
    }
    std::sort(stub_.shards.begin(), stub_.shards.end(), [](const Shard& a, const Shard& b) { return a.key < b.key; });
    if (stub_ != archive_.read_stub()) archive_.write_stub(stub_);
    for (const auto& folder : empty) fs::remove_all(folder);
  }

  const Archive& archive_;
  const Update& update_;
  const ShardedUpdate& how_;
  Report& report_;
  Stub stub_;
  Report unused_;
  const Resolution all_{{}, unused_};  // each_document() has chosen already
  unsigned written_ = 0;
};

}  // namespace

void update_shards(const Archive& archive, const Update& update, const ShardedUpdate& how, Report& report) {
  ShardWriter(archive, update, how, report).run();
}

}  // namespace nachlese
