#include "core/store/archive_database.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "core/store/archive.hpp"
#include "core/store/facets.hpp"
#include "core/store/schema.hpp"
#include "core/store/shard_ids.hpp"
#include "core/store/sums.hpp"

namespace nachlese::store {
namespace {

// Milliseconds that a remote shard may take to connect, and for each answer.
constexpr unsigned kConnectTimeout = 1000;
constexpr unsigned kAnswerTimeout = 3000;
constexpr std::size_t kMostRemembered = 50'000;  // some 100 bytes each

// `ask(key)`, memoized.
template <typename Memory, typename Ask>
const typename Memory::mapped_type& remembered(Memory& memory, const typename Memory::key_type& key,
                                               const Ask& ask) {
  const auto found = memory.find(key);
  if (found != memory.end()) return found->second;
  auto answer = ask();
  if (memory.size() >= kMostRemembered) memory.clear();
  return memory.emplace(key, std::move(answer)).first->second;
}

}  // namespace

Xapian::Database open_shard(const std::filesystem::path& directory, const Shard& shard) {
  if (shard.remote())
    return Xapian::Remote::open(shard.host, shard.port, kAnswerTimeout, kConnectTimeout);
  return open_database(Archive(directory).database_of(shard));
}

Xapian::Database open_database(const std::filesystem::path& folder) {
  if (const auto damage = find_damage_quickly(folder)) {
    if (damage->missing) throw Xapian::DatabaseOpeningError(damage->what);
    throw Xapian::DatabaseCorruptError(damage->what);
  }
  watch_for_damage(folder);
  return Xapian::Database(folder.string());
}

std::uint64_t ArchiveDatabase::new_stamp() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

void ArchiveDatabase::add(const Xapian::Database& shard, const std::string& label, bool remote) {
  stamp_ = new_stamp();
  merged_.add_database(shard);
  shards_.push_back({shard, label, remote});
  has_remote_ = has_remote_ || remote;
}

bool ArchiveDatabase::reopen() {
  const bool changed = merged_.reopen();
  if (changed) {
    stamp_ = new_stamp();
    period_.reset();
  }
  if (changed && !has_remote_) frequencies_.clear();
  return changed;
}

std::vector<std::string> ArchiveDatabase::broken() const {
  std::vector<std::string> labels;
  for (const auto& shard : shards_) {
    try {
      Xapian::Database database = shard.database;
      if (shard.remote) database.keep_alive();
    } catch (const Xapian::NetworkError&) {
      labels.push_back(shard.label);
    }
  }
  return labels;
}

void ArchiveDatabase::show_only(std::shared_ptr<const VisibleArticles> visible) {
  visible_ = std::move(visible);
  stamp_ = new_stamp();
  frequencies_.clear();
}

bool ArchiveDatabase::has_access_terms() const {
  return std::ranges::all_of(shards_, [](const Part& shard) {
    return !shard.database.get_metadata(std::string(schema::kAccessTermsKey)).empty();
  });
}

const std::string& ArchiveDatabase::label_of(Xapian::docid document) const {
  return shards_[shard_of(document, shards_.size())].label;
}

Xapian::docid ArchiveDatabase::seen(Xapian::docid document) const {
  if (visible_ && !visible_->has(document)) throw Xapian::DocNotFoundError("no such article");
  return document;
}

double ArchiveDatabase::get_average_length() const {
  if (!visible_) return merged_.get_avlength();
  return visible_->articles() == 0 ? 0
                                   : static_cast<double>(visible_->words()) / visible_->articles();
}

bool ArchiveDatabase::term_exists(const std::string& term) const {
  return visible_ ? postlist_begin(term) != postlist_end(term) : merged_.term_exists(term);
}

TermList ArchiveDatabase::allterms_begin(const std::string& prefix) const {
  return {merged_.allterms_begin(prefix), visible_ ? this : nullptr};
}

TermList ArchiveDatabase::allterms_end(const std::string& prefix) const {
  return {merged_.allterms_end(prefix), nullptr};
}

std::string ArchiveDatabase::first_date() const {
  return visible_ ? visible_->first_date() : period().first;
}

std::string ArchiveDatabase::last_date() const {
  return visible_ ? visible_->last_date() : period().last;
}

const Period& ArchiveDatabase::period() const {
  if (!period_) period_ = period_of(merged_);
  return *period_;
}

Xapian::doccount ArchiveDatabase::frequency(const std::string& term) const {
  return remembered(frequencies_, term, [&]() -> Xapian::doccount {
    if (!visible_) return merged_.get_termfreq(term);
    Xapian::doccount count = 0;
    const PostingList end = postlist_end(term);
    for (PostingList at = postlist_begin(term); at != end; ++at) ++count;
    return count;
  });
}

// Names are shown that a visible article has; of the rest only what the archive says of itself.
bool ArchiveDatabase::may_show(const std::string& key) const {
  if (!visible_) return true;
  if (key.starts_with(schema::kFacetNameKey)) {
    const auto id = parse_facet_id(std::string_view(key).substr(schema::kFacetNameKey.size()));
    return id && visible_->has_name(*id);
  }
  if (key.starts_with(schema::kNameWordKey)) return visible_->has_name(id_of_name_word_key(key));
  return key.starts_with("nachlese:");
}

std::string ArchiveDatabase::metadata(const std::string& key) const {
  if (!may_show(key)) return {};
  if (!has_remote_) return find_metadata(key);
  return remembered(values_, key, [&] { return find_metadata(key); });
}

std::vector<std::string> ArchiveDatabase::metadata_keys(const std::string& prefix,
                                                        std::size_t most) const {
  if (!has_remote_) return find_metadata_keys(prefix, most);
  return remembered(keys_, {prefix, most}, [&] { return find_metadata_keys(prefix, most); });
}

std::string ArchiveDatabase::find_metadata(const std::string& key) const {
  for (const auto& shard : shards_) {
    if (std::string value = shard.database.get_metadata(key); !value.empty()) return value;
  }
  return {};
}

std::vector<std::string> ArchiveDatabase::find_metadata_keys(const std::string& prefix,
                                                             std::size_t most) const {
  std::vector<std::string> keys;
  for (const auto& shard : shards_) {
    std::size_t left = most;
    const auto end = shard.database.metadata_keys_end(prefix);
    for (auto key = shard.database.metadata_keys_begin(prefix); key != end && left > 0; ++key) {
      if (!may_show(*key)) continue;
      keys.push_back(*key);
      --left;
    }
  }
  if (shards_.size() > 1) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  }
  return keys;
}

std::string ArchiveDatabase::state() const {
  return visible_ ? files_state() + " " + visible_->tag() : files_state();
}

std::string ArchiveDatabase::files_state() const {
  std::string out;
  for (const auto& [database, label, remote] : shards_) {
    const std::string revision = remote ? std::to_string(database.get_lastdocid()) + "." +
                                              std::to_string(database.get_doccount()) + "." +
                                              std::to_string(database.get_total_length())
                                        : std::to_string(database.get_revision());
    out += (out.empty() ? "" : " ") + database.get_uuid() + "-" + revision;
  }
  return out;
}

}  // namespace nachlese::store
