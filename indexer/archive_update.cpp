#include "indexer/archive_update.hpp"

#include <cstdint>
#include <future>
#include <map>
#include <unordered_map>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/sums.hpp"
#include "core/store/terms.hpp"
#include "indexer/segments.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

std::string id_term_of(const Xapian::Document& document) {
  auto it = document.termlist_begin();
  it.skip_to(store::id_prefix());
  return *it;
}

// Deletes all versions of an article but one: a merged database holds the old and the new ones, in
// input order.
void delete_stale_versions(Xapian::WritableDatabase& database, const Resolution& resolution) {
  std::vector<Xapian::docid> stale;
  for (auto it = database.allterms_begin(store::id_prefix());
       it != database.allterms_end(store::id_prefix()); ++it) {
    if (it.get_termfreq() < 2) continue;
    const std::string term = *it;
    const std::vector<Xapian::docid> versions(database.postlist_begin(term),
                                              database.postlist_end(term));
    if (resolution.keeps_live(term)) {
      stale.insert(stale.end(), versions.begin() + 1, versions.end());
      continue;
    }
    // The live version, if any, comes first.
    const auto choice = resolution.choice(term);
    const std::size_t kept =
        versions.size() - 1 - (choice ? choice->written - 1 - choice->index : 0);
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (i != kept) stale.push_back(versions[i]);
    }
  }
  for (const Xapian::docid id : stale) database.delete_document(id);
}

// What the document has, without the database that it comes from: another thread may take it.
// Positions are looked up term by term, also those that are not there.
Xapian::Document loaded(const Xapian::Document& from, bool with_positions) {
  Xapian::Document out;
  out.set_data(from.get_data());
  for (auto value = from.values_begin(); value != from.values_end(); ++value)
    out.add_value(value.get_valueno(), *value);
  for (auto term = from.termlist_begin(); term != from.termlist_end(); ++term) {
    const std::string text = *term;
    out.add_term(text, term.get_wdf());
    if (!with_positions) continue;
    for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position)
      out.add_posting(text, *position, 0);
  }
  return out;
}

struct Chosen {
  Xapian::Document document;
  std::string term;  // of its id
};

// Reads the documents of the segments that count, in input order.
class ChosenDocuments {
 public:
  explicit ChosenDocuments(const Update& update)
      : resolution_(*update.resolution),
        positions_(update.positions),
        segment_(update.segments.begin()),
        end_(update.segments.end()) {}

  // The next ones, as many as have some thousand terms; none at the end.
  std::vector<Chosen> next() {
    constexpr std::size_t kTerms = 20'000;  // 2 MB in memory
    std::vector<Chosen> out;
    for (std::size_t terms = 0; terms < kTerms && (database_ || open());) {
      if (++last_ > database_->get_lastdocid()) {
        database_.reset();
        continue;
      }
      const Xapian::Document document = database_->get_document(last_);
      std::string term = id_term_of(document);
      if (!is_chosen(term)) continue;
      out.push_back({loaded(document, positions_), std::move(term)});
      terms += out.back().document.termlist_count();
    }
    return out;
  }

 private:
  bool open() {
    if (segment_ == end_) return false;
    database_.emplace((segment_++)->string());
    last_ = 0;
    return true;
  }

  bool is_chosen(const std::string& term) {
    if (resolution_.keeps_live(term)) return false;
    const auto choice = resolution_.choice(term);
    return !choice || choice->index == seen_[term]++;
  }

  const Resolution& resolution_;
  bool positions_;
  std::vector<fs::path>::const_iterator segment_;
  std::vector<fs::path>::const_iterator end_;
  std::optional<Xapian::Database> database_;
  Xapian::docid last_ = 0;
  // Versions seen, of articles whose last version does not count.
  std::unordered_map<std::string, std::uint32_t> seen_;
};

// Writes everything in one transaction and leaves it open. Without it, Xapian commits every 10,000
// documents by itself, and after an error in its destructor.
void apply(Xapian::WritableDatabase& database, const Update& update) {
  database.begin_transaction();
  each_document(update, [&](const Xapian::Document& document, const std::string& term) {
    database.replace_document(term, document);
  });
  for (const auto& term : update.deleted) database.delete_document(term);
  update.names->write(database);
  for (const auto& [key, value] : update.metadata) database.set_metadata(key, value);
}

}  // namespace

void refuse_part(const store::Archive& archive) {
  const auto owner = archive.owner();
  if (!owner) return;
  throw Error(ErrorCode::usage,
              archive.directory().string() + " is a shard of the archive " + owner->string() + ".",
              "Name that archive instead: it switches all its shards at once.");
}

std::vector<std::string> missing_articles(const Xapian::Database& live,
                                          const Resolution& resolution) {
  std::vector<std::string> missing;
  for (auto it = live.allterms_begin(store::id_prefix());
       it != live.allterms_end(store::id_prefix()); ++it) {
    if (std::string term = *it; !resolution.seen(term)) missing.push_back(std::move(term));
  }
  return missing;
}

std::vector<std::string> articles_from(const Xapian::Database& live, const std::string& origin,
                                       const std::vector<std::string>& articles) {
  const std::string letters(schema::field(schema::Prefix::origin).letters);
  const std::string wanted =
      origin.empty() ? std::string() : store::make_term(schema::Prefix::origin, origin);
  std::map<Xapian::docid, std::string> by_document;
  for (const auto& term : articles) by_document.emplace(*live.postlist_begin(term), term);
  std::vector<std::string> out;
  for (auto term = live.allterms_begin(letters); term != live.allterms_end(letters); ++term) {
    if (!wanted.empty() && *term != wanted) continue;
    auto it = live.postlist_begin(*term);
    for (const auto& [document, id] : by_document) {
      it.skip_to(document);
      if (it == live.postlist_end(*term)) break;
      if (*it == document) out.push_back(id);
    }
  }
  return out;
}

// Reads on another core, since reading takes as long as writing.
void each_document(const Update& update,
                   const std::function<void(const Xapian::Document&, const std::string&)>& visit) {
  ChosenDocuments documents(update);
  const auto read = [&] {
    return std::async(std::launch::async, [&] { return documents.next(); });
  };
  for (auto reading = read();;) {
    const std::vector<Chosen> batch = reading.get();
    if (batch.empty()) return;
    reading = read();
    for (const auto& [document, term] : batch) visit(document, term);
  }
}

void update_in_place(const fs::path& live, const Update& update) {
  const store::ChangingFiles changing(live);
  Xapian::WritableDatabase database(live.string(), Xapian::DB_OPEN);
  apply(database, update);
  database.commit_transaction();
}

unsigned update_copy(const store::Archive& archive, unsigned live, const Update& update) {
  const unsigned number = archive.next_generation();
  const fs::path copy = archive.building(number);
  fs::create_directory(copy);
  for (const auto& entry : fs::directory_iterator(archive.generation(live))) {
    if (entry.is_regular_file() && entry.path().filename() != store::kSumsFile)
      clone_file(entry.path(), copy / entry.path().filename());
  }
  {
    Xapian::WritableDatabase database(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    apply(database, update);
    store::ArchiveInfo info = store::read_info(database);
    info.generation = number;
    store::write_info(database, info);
    database.commit_transaction();
  }
  archive.complete(number);
  return number;
}

unsigned build_generation(const store::Archive& archive, const std::optional<fs::path>& live,
                          const Update& update, const store::ArchiveInfo& info,
                          const fs::path& scratch) {
  const unsigned number = archive.next_generation();
  std::vector<fs::path> inputs;
  if (live) inputs.push_back(*live);
  inputs.insert(inputs.end(), update.segments.begin(), update.segments.end());
  // Names become a database without documents, merged like the rest. It comes last, so that live
  // names win.
  inputs.push_back(scratch / "names");
  {
    Xapian::WritableDatabase names(inputs.back().string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    update.names->write(names);
    names.commit();
  }
  merge_databases(inputs, archive.building(number));
  {
    Xapian::WritableDatabase database(archive.building(number).string(), Xapian::DB_OPEN);
    delete_stale_versions(database, *update.resolution);
    for (const auto& term : update.deleted) database.delete_document(term);
    for (const auto& [key, value] : update.metadata) database.set_metadata(key, value);
    store::ArchiveInfo written = info;
    written.created = utc_now();
    written.generation = number;
    store::write_info(database, written);
    database.commit();
  }
  archive.complete(number);
  return number;
}

}  // namespace nachlese::index
