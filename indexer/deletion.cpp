#include "indexer/deletion.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/lock.hpp"
#include "core/store/profile.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/sums.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/terms.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/document.hpp"
#include "indexer/name_cures.hpp"
#include "indexer/passage_repair.hpp"
#include "indexer/segments.hpp"
#include "indexer/sharded_update.hpp"
#include "indexer/story_clusters.hpp"
#include "indexer/withheld.hpp"
#include "stemming/fold.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

// An archive that is locked for a small change.
class SmallChange {
 public:
  explicit SmallChange(const fs::path& directory) : archive_(directory) {
    if (!archive_.exists())
      throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                  "Check the name of the folder.");
    // Only the lock's holder knows what the stub will say.
    lock_.emplace(archive_.lock());
    refuse_part(archive_);
    archive_.remove_leftovers(store::Archive::kKeepAll);
    live_ = archive_.live_databases();
    for (const auto& folder : live_) (void)store::open_database(folder);  // refuses a damaged one
    if (live_.empty()) return;
    database_ = open_databases(live_);
    info_ = store::read_info(*database_);
  }

  [[nodiscard]] std::optional<Article> article(const std::string& id) const {
    const auto found = document(id);
    return found ? std::optional(store::article_of(*found)) : std::nullopt;
  }

  // Deletes those of `ids` that the archive has; names the others.
  void remove(const std::set<std::string>& ids, Deletion& out) {
    const FacetNames none;
    Update update{{}, &none, &all_, {}};
    for (const auto& id : ids) {
      std::string term = store::make_term(schema::Prefix::id, id);
      if (database_ && database_->term_exists(term)) {
        update.deleted.push_back(std::move(term));
      } else {
        out.unknown.push_back(id);
      }
    }
    out.deleted = update.deleted.size();
    if (out.deleted > 0) write(update, out.report);
  }

  // Whether a search finds the article by the word, with any ending.
  [[nodiscard]] bool is_found_by(Article article, std::string_view word) const {
    DocumentBuilder builder = this->builder(nullptr);
    article.suppressed.clear();
    const auto with = builder.build(article).document.termlist_count();
    article.suppressed = {std::string(word)};
    return builder.build(article).document.termlist_count() < with;
  }

  // Indexes articles again that are in the archive, with the names that now are suppressed.
  void index_again(const std::vector<Article>& articles, const NameSource& names, Report& report) {
    if (articles.empty()) return;
    store::require_compatible(
        info_,
        {text::analyzer_fingerprint({store::is_before_1901(info_), info_.lexicon}),
         names.fingerprint},
        archive_.directory());
    const bool named = info_.fingerprint.entities != store::kEntitiesOff;
    DocumentBuilder builder = this->builder(named ? names.find_names : nullptr);
    Segments segments(archive_.directory() / "generations" / "segments.building");
    FacetNames facets;
    {
      Xapian::WritableDatabase segment = segments.open(0);
      for (const auto& article : articles) {
        IndexedArticle indexed = builder.build(article);
        for (const auto& name : indexed.facets) facets.add(name, 0);
        for (const auto& term : origin_terms(*document(article.id)))
          indexed.document.add_boolean_term(term);
        segment.add_document(indexed.document);
      }
      Segments::close(segment);
    }
    segments.done(0, 1, true);
    Update update{segments.finish(), &facets, &all_, {}};
    cure_segments(update.segments, read_name_cures(archive_.directory()), facets);
    assign_clusters(live_, update);
    write(update, report);
  }

 private:
  [[nodiscard]] DocumentBuilder builder(FindNames find_names) const {
    return DocumentBuilder(std::move(find_names),
                           {{store::is_before_1901(info_), info_.lexicon}, info_.positions});
  }

  [[nodiscard]] std::optional<Xapian::Document> document(const std::string& id) const {
    if (!database_) return std::nullopt;
    const std::string term = store::make_term(schema::Prefix::id, id);
    const auto found = database_->postlist_begin(term);
    if (found == database_->postlist_end(term)) return std::nullopt;
    return database_->get_document(*found);
  }

  void write(const Update& update, Report& report) const {
    try {
      if (const auto number = archive_.live_generation()) {
        update_in_place(archive_.generation(*number), update);
      } else {
        update_shards(archive_, update, {info_}, report);
      }
    } catch (const Unconfirmed& fault) {  // the change stands anyway
      report.remarks.push_back(describe(fault));
    }
  }

  store::Archive archive_;
  std::optional<store::WriterLock> lock_;
  std::vector<fs::path> live_;
  std::optional<Xapian::Database> database_;
  store::ArchiveInfo info_;
  Report unused_;
  const Resolution all_{{}, unused_};
};

}  // namespace

Deletion delete_articles(const fs::path& directory, const std::vector<std::string>& ids,
                         const TakedownOrder& order) {
  SmallChange change(directory);
  const std::set<std::string> wanted(ids.begin(), ids.end());
  if (!order.reason.empty()) {
    store::Takedowns takedowns = store::Takedowns::read(directory);
    for (const auto& id : wanted) {
      store::Takedown takedown;
      if (const auto* before = takedowns.find(id)) takedown = *before;
      if (const auto article = change.article(id)) takedown.url = article->url;
      takedown.id = id;
      takedown.reason = order.reason;
      takedown.date = utc_now();
      takedown.until = order.until;
      takedown.shown = order.shown;
      takedowns.set(takedown);
    }
    // First: if the run is killed between the two, the article is gone a night later, not back.
    takedowns.write(directory);
  }
  Deletion out;
  change.remove(wanted, out);
  return out;
}

Deletion undelete_articles(const fs::path& directory, const std::vector<std::string>& ids,
                           const NameSource& names) {
  SmallChange change(directory);
  store::Takedowns takedowns = store::Takedowns::read(directory);
  Deletion out;
  std::vector<Article> changed;
  for (const auto& id : std::set<std::string>(ids.begin(), ids.end())) {
    if (!takedowns.remove(id)) {
      out.unknown.push_back(id);
      continue;
    }
    ++out.deleted;
    auto article = change.article(id);
    if (!article || article->suppressed.empty()) continue;
    article->suppressed.clear();
    changed.push_back(std::move(*article));
  }
  if (out.deleted == 0) return out;
  change.index_again(changed, names, out.report);
  takedowns.write(directory);
  return out;
}

Report suppress_names(const fs::path& directory, const std::string& id,
                      const std::vector<std::string>& names, const NameSource& source) {
  SmallChange change(directory);
  auto article = change.article(id);
  if (!article) {
    throw Error(ErrorCode::usage, "The archive has no article " + id + ".",
                "`nachlese search --format ids` prints the ids of articles.");
  }
  store::Takedowns takedowns = store::Takedowns::read(directory);
  store::Takedown takedown;
  if (const auto* before = takedowns.find(id)) takedown = *before;
  takedown.id = id;
  takedown.date = utc_now();
  Report report;
  for (const auto& name : names) {
    if (std::ranges::find(takedown.names, name) != takedown.names.end()) continue;
    takedown.names.push_back(name);
    const std::string folded = text::fold_value(name);
    const std::string last = folded.substr(folded.rfind(' ') + 1);  // mostly the surname
    if (!change.is_found_by(*article, last))
      report.remarks.push_back(id + " does not have the word " + last + ". Is " + name +
                               " spelled as there? It is remembered all the same.");
  }
  takedowns.set(takedown);
  takedowns.write(directory);
  article->suppressed = takedown.names;
  change.index_again({*article}, source, report);
  return report;
}

void complete_suppressions(const fs::path& directory, const NameSource& source) {
  const store::Takedowns takedowns = store::Takedowns::read(directory);
  const auto has_names = [](const auto& entry) { return !entry.second.names.empty(); };
  if (!store::Archive(directory).exists() || std::ranges::none_of(takedowns.all(), has_names))
    return;
  SmallChange change(directory);
  std::vector<Article> changed;
  for (const auto& [id, takedown] : takedowns.all()) {
    auto article =
        takedown.names.empty() || takedown.holds(utc_now()) ? std::nullopt : change.article(id);
    if (!article || !shows_suppressed(*article, takedown)) continue;
    article->suppressed = takedown.names;
    changed.push_back(std::move(*article));
  }
  Report unused;
  change.index_again(changed, source, unused);
}

}  // namespace nachlese::index
