#include "indexer/sync.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/lock.hpp"
#include "core/store/profile.hpp"
#include "core/store/run_log.hpp"
#include "core/store/sums.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/terms.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/deletion.hpp"
#include "indexer/missing.hpp"
#include "indexer/name_cures.hpp"
#include "indexer/name_evidence.hpp"
#include "indexer/passage_repair.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/readers/sources.hpp"
#include "indexer/resolution.hpp"
#include "indexer/sharded_update.hpp"
#include "indexer/story_clusters.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

class Stopwatch {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

class Run {
 public:
  Run(const SyncOptions& options, const NameSource& names, std::string command)
      : options_(options),
        archive_(options.archive),
        find_names_(names.find_names),
        known_name_(names.known),
        progress_(Progress::wanted(options.quiet), readers::size_of_sources(options.sources)) {
    report_.command = std::move(command);
    report_.dry_run = options.dry_run;
    choose_analysis();
    info_.fingerprint = {text::analyzer_fingerprint(analysis_), names.fingerprint};
    info_.names = names.listed;
    if (!options.dry_run) {
      archive_.create();
      lock_.emplace(archive_.lock());
      refuse_part(archive_);
      tell_of_lost_stub();
      archive_.remove_leftovers(options_.keep);
    }
  }

  // Without its stub, an archive of years looks like none.
  void tell_of_lost_stub() {
    const auto generations = archive_.generations();
    if (report_.command != "sync" || archive_.exists() || generations.empty() ||
        store::last_good(store::read_runs(archive_.directory())) == nullptr)
      return;
    report_.remarks.push_back(
        archive_.stub().string() +
        " was missing, so this run began anew. The generations before are kept: to go back, write "
        "the line \"auto generations/" +
        store::generation_name(generations.back()) + "\" into it before the next rebuild.");
  }

  // Opens the existing archive, if any, to compare the sources with it.
  void open_live() {
    live_ = archive_.live_databases();
    if (live_.empty()) return;
    for (const auto& folder : live_) {
      (void)store::open_database(folder);  // refuses a damaged one
      // The previous writer was killed between its commit and the list of hashes.
      if (!options_.dry_run && !store::has_sums(folder)) store::record_sums(folder);
    }
    database_ = open_databases(live_);
    const store::ArchiveInfo info = store::read_info(*database_);
    require_same_analysis(info);
    store::require_compatible(info, info_.fingerprint, archive_.directory());
    // An archive without names stays without.
    info_.fingerprint = info.fingerprint;
    info_.access_terms = info.access_terms;
    if (info_.fingerprint.entities == store::kEntitiesOff) find_names_ = nullptr;
  }

  Report run() {
    std::optional<Segments> segments;
    std::optional<PassageFinder> passages;
    if (!options_.dry_run) {
      segments.emplace(scratch());
      passages.emplace(scratch(), read_passages(live_), passage_rules());
    }
    const PipelineOptions pipeline{
        options_.sources,
        options_.jobs,
        live_,
        find_names_,
        {analysis_, info_.positions},
        options_.columns,
        options_.article_seconds,
        options_.follow_links,
        options_.zone,
        passages ? &*passages : nullptr,
        &takedowns_,
        database_ && (options_.delete_missing || !deleting_origins().empty())};
    PipelineResult result =
        run_pipeline(pipeline, segments ? &*segments : nullptr, report_, progress_);
    report_.stages["index"] = stopwatch_.lap();
    const FilesSeen files = files_seen(result);
    keep_moved(result.seen, result.moved);
    const Resolution resolution(std::move(result.seen), report_);
    Update update{.names = &result.names,
                  .resolution = &resolution,
                  .deleted = to_delete(resolution, files, result.complete),
                  .positions = info_.positions};
    add_taken_down(result.withheld, update.deleted);
    name_taken_over(result.taken_over);
    report_.deleted = update.deleted.size();
    name_forgotten_sources();
    take_back(result.withdrawn, resolution, update.deleted);
    refuse_lossy_rebuild(!result.bad_files.empty());
    std::uint64_t repaired = 0;
    if (segments) {
      update.segments = segments->finish();
      progress_.stage("passages that recur");
      repaired = settle_passages(*passages, update, result.names);
      repaired += cure_names(update, result.names);
      repaired += record_files(result.moved, update);
      report_.stages["passages"] = stopwatch_.lap();
    }
    if (segments && report_.added + report_.replaced + report_.deleted + repaired > 0) {
      progress_.stage("stories and their versions");
      assign_clusters(live_, update);
      progress_.stage("writing the archive");
      report_.stages["duplicates"] = stopwatch_.lap();
      write(update, result.documents + repaired);
      report_.stages["write"] = stopwatch_.lap();
    }
    count_articles();
    report_.finish();
    for (const auto& [stage, seconds] : report_.stages) report_.seconds += seconds;
    return std::move(report_);
  }

 private:
  // Takes options that are not given from the archive.
  void choose_analysis() {
    bool scanned = false;
    if (!(options_.before_1901 && options_.scanned && options_.lexicon && options_.positions)) {
      if (const auto recorded = recorded_info(archive_.directory())) {
        analysis_ = {store::is_before_1901(*recorded), recorded->lexicon};
        info_.positions = recorded->positions;
        scanned = store::is_scanned(*recorded);
      } else if (!archive_.live_databases().empty()) {
        report_.remarks.emplace_back("The archive's profile and lexicon could not be read.");
      }
    }
    analysis_.before_1901 = options_.before_1901.value_or(analysis_.before_1901);
    analysis_.lexicon = options_.lexicon.value_or(analysis_.lexicon);
    (void)text::Analyzer(analysis_);  // refuses a bad lexicon before any work
    scanned = options_.scanned.value_or(scanned);
    info_.profile = analysis_.before_1901
                        ? (scanned ? store::kScannedBefore1901 : store::kBefore1901)
                        : (scanned ? store::kScanned : "");
    info_.lexicon = analysis_.lexicon;
    info_.positions = options_.positions.value_or(info_.positions);
  }

  void require_same_analysis(const store::ArchiveInfo& recorded) const {
    const bool names_off = info_.fingerprint.entities == store::kEntitiesOff;
    const char* what = recorded.profile != info_.profile             ? "profile"
                       : recorded.lexicon != info_.lexicon           ? "lexicon"
                       : !names_off && recorded.names != info_.names ? "list of names"
                                                                     : nullptr;
    if (recorded.positions != info_.positions) what = "choice of positions";
    if (what == nullptr) return;
    throw Error(
        ErrorCode::archive,
        "The archive " + archive_.directory().string() + " was built with another " + what + ".",
        "Leave out --profile, --lexicon, --names and --positions to keep what it was built with, "
        "or "
        "rebuild it with `nachlese-index rebuild`.");
  }

  [[nodiscard]] PassageRules passage_rules() const {
    return PassageRules::parse(read_passage_file(archive_.directory()),
                               passage_file(archive_.directory()).string());
  }

  // Indexes again what was indexed without its recurring passages, here and in the archive; the
  // number of articles of the archive.
  std::uint64_t settle_passages(PassageFinder& finder, Update& update, FacetNames& names) {
    const PassageFinder::Findings found = finder.finish();
    const RepairOptions how{find_names_, {analysis_, info_.positions}, options_.jobs};
    repair_segments(update.segments, found.stale, found.known, how, names);
    std::uint64_t repaired = 0;
    if (database_) {
      const fs::path more = scratch() / "passages";
      repaired = repair_archive(*database_, update.segments, found, how, more, names);
      if (repaired > 0) update.segments.push_back(more);
    }
    update.metadata =
        passage_metadata({read_passages(live_).run + 1, read_passage_file(archive_.directory()),
                          found.counts.pack()});
    return repaired;
  }

  std::uint64_t record_files(const std::vector<MovedArticle>& moved, Update& update) const {
    const fs::path more = scratch() / "moved";
    const std::size_t count =
        database_ ? record_moved(*database_, moved, update.segments, more) : 0;
    if (count > 0) update.segments.push_back(more);
    return count;
  }

  // Puts names right in the run and in the archive; the number of articles of the archive.
  std::uint64_t cure_names(Update& update, FacetNames& names) {
    NameCures cures = name_cures_;
    const Xapian::Database* live = database_ ? &*database_ : nullptr;
    cures.add_missing(one_label(live, update.segments));
    cures.add_missing(without_evidence(live, update.segments, known_name_));
    cure_segments(update.segments, cures, names);
    if (live == nullptr) return 0;
    const fs::path more = scratch() / "names-cured";
    const std::uint64_t cured = cure_archive(*live, update.segments, cures, more, names);
    if (cured > 0) update.segments.push_back(more);
    return cured;
  }

  [[nodiscard]] fs::path scratch() const {
    return archive_.directory() / "generations" / "segments.building";
  }

  [[nodiscard]] std::uint64_t live_articles() const {
    return database_ ? database_->get_doccount() : 0;
  }

  void write(const Update& update, std::uint64_t documents) {
    const bool small = is_small(documents + update.deleted.size(), live_articles());
    database_.reset();
    try {
      switch_archive(update, small);
    } catch (const Unconfirmed& fault) {  // the change stands anyway
      report_.remarks.push_back(describe(fault));
      ++report_.warnings;
    }
  }

  void switch_archive(const Update& update, bool small) {
    if (archive_.exists() && !archive_.live_generation()) {
      update_shards(archive_, update, {info_, live_.empty(), options_.keep}, report_);
    } else if (!live_.empty() && small) {
      update_in_place(live_.front(), update);
    } else {
      const auto live = live_.empty() ? std::nullopt : std::optional(live_.front());
      archive_.write_stub({build_generation(archive_, live, update, info_, scratch()), {}, {}});
      archive_.remove_leftovers(options_.keep);
    }
  }

  // Articles that were taken down when a writer was killed, by their file's editor, or under
  // another id: `withheld` are those that the sources have and the archive must not.
  void add_taken_down(const std::vector<std::string>& withheld,
                      std::vector<std::string>& deleted) const {
    if (!database_) return;
    std::set<std::string> ids(withheld.begin(), withheld.end());
    const std::string now = utc_now();
    for (const auto& [id, takedown] : takedowns_.all()) {
      if (takedown.holds(now)) ids.insert(id);
    }
    for (const auto& id : ids) {
      std::string term = store::make_term(schema::Prefix::id, id);
      if (database_->term_exists(term) &&
          std::find(deleted.begin(), deleted.end(), term) == deleted.end())
        deleted.push_back(std::move(term));
    }
  }

  // Two sources that number their articles alike replace each other's, night after night.
  void name_taken_over(const std::map<std::pair<std::string, std::string>, TakenOver>& taken_over) {
    for (const auto& [names, taken] : taken_over) {
      report_.remarks.push_back(std::to_string(taken.articles) + " articles of the source " +
                                names.first + " replaced those that " + names.second +
                                " had brought under the same id, for example " + taken.example +
                                ". If they are other articles, give each source ids of its own.");
      ++report_.warnings;
    }
  }

  std::vector<std::string> to_delete(const Resolution& resolution, const FilesSeen& files,
                                     bool complete) {
    const std::set<std::string> origins = deleting_origins();
    const bool all = options_.delete_missing && origins.empty();
    if ((!all && origins.empty()) || !database_) return {};
    std::vector<std::string> missing = missing_articles(*database_, resolution);
    const auto configured = articles_from(*database_, "", missing);
    if (all) {  // what configured sources brought is theirs
      const std::set<std::string> others(configured.begin(), configured.end());
      std::erase_if(missing, [&](const std::string& id) { return others.contains(id); });
      return allowed(std::move(missing), live_articles(), "the archive", files, complete);
    }
    const std::size_t unknown = missing.size() - configured.size();
    if (unknown > 0) {
      report_.remarks.push_back(
          std::to_string(unknown) +
          " articles that the sources do not hold are kept: the archive does not know " +
          "which source they came from. A rebuild records that.");
    }
    std::vector<std::string> out;
    for (const auto& origin : origins) {
      const auto articles =
          database_->get_termfreq(store::make_term(schema::Prefix::origin, origin));
      const auto gone = allowed(articles_from(*database_, origin, missing), articles,
                                "the source " + origin, files, complete);
      out.insert(out.end(), gone.begin(), gone.end());
    }
    return out;
  }

  // Articles of a section that was renamed or removed stay, and may be there twice.
  void name_forgotten_sources() {
    if (!options_.all_sources || !database_) return;
    std::set<std::string> known;
    for (const auto& source : options_.sources) {
      if (source.rules) known.insert(store::make_term(schema::Prefix::origin, source.rules->name));
    }
    const std::string prefix = store::make_term(schema::Prefix::origin, "");
    for (auto term = database_->allterms_begin(prefix); term != database_->allterms_end(prefix);
         ++term) {
      if (known.find(*term) != known.end()) continue;
      report_.remarks.push_back(std::to_string(term.get_termfreq()) +
                                " articles came from the source " + (*term).substr(prefix.size()) +
                                ", which the config file does not name any more; they stay. If it "
                                "was renamed, a rebuild leaves each article once.");
    }
  }

  // Names of the sources whose missing articles go.
  [[nodiscard]] std::set<std::string> deleting_origins() const {
    std::set<std::string> out;
    for (const auto& source : options_.sources) {
      if (source.rules && (options_.delete_missing || source.rules->delete_missing))
        out.insert(source.rules->name);
    }
    return out;
  }

  // `missing`, or nothing if deleting them would be rash.
  std::vector<std::string> allowed(std::vector<std::string> missing, std::uint64_t of,
                                   const std::string& whose, const FilesSeen& files,
                                   bool complete) {
    const auto refuse = [&](const std::string& why) {
      report_.remarks.push_back("Not deleted: " + std::to_string(missing.size()) +
                                " articles that the sources do not hold. " + why);
      ++report_.warnings;
      missing.clear();
    };
    if (missing.empty()) return missing;
    const auto fail = [&](const std::vector<std::string>& unsure) {
      report_.source_failed = true;
      refuse("A source could not be read, so they may only seem to be missing." +
             (unsure.empty() ? "" : " " + join(unsure, "; ") + "."));
    };
    const auto damaged = doubts(*database_, missing, files, true);
    const auto most = kMaxDeleted * static_cast<double>(of);
    if (!complete || !damaged.empty()) {
      fail(damaged);
    } else if (!options_.force && static_cast<double>(missing.size()) > most) {
      refuse("That is a large part of the " + std::to_string(of) + " of " + whose +
             "; if that is right, use --force.");
    } else if (const auto shrunk = doubts(*database_, missing, files, options_.force);
               !shrunk.empty()) {
      fail(shrunk);
    }
    return missing;
  }

  // Deletes articles that their source withdrew, whether the archive or the run has them.
  void take_back(std::vector<std::string>& withdrawn, const Resolution& resolution,
                 std::vector<std::string>& deleted) {
    std::sort(withdrawn.begin(), withdrawn.end());
    withdrawn.erase(std::unique(withdrawn.begin(), withdrawn.end()), withdrawn.end());
    for (const auto& id : withdrawn) {
      std::string term = store::make_term(schema::Prefix::id, id);
      if (!resolution.withdrawn(term)) continue;
      if (database_ && database_->term_exists(term)) ++report_.deleted;
      deleted.push_back(std::move(term));
    }
  }

  // `damaged`: something was rejected.
  void refuse_lossy_rebuild(bool damaged) const {
    if (report_.command != "rebuild") return;
    const std::uint64_t had = articles_before();
    const auto before = static_cast<double>(had);
    const auto added = static_cast<double>(report_.added);
    const std::string counts = "The sources hold " + std::to_string(report_.added) +
                               " articles, the archive " + std::to_string(had) +
                               "; it is left as it is.";
    if (added < options_.least_share * before)
      throw Error(ErrorCode::source, counts,
                  "What came in by other ways, such as a pipe, must be named: run "
                  "`nachlese-index rebuild` with all of it.");
    if (report_.added == 0)
      throw Error(ErrorCode::input, "The sources hold no articles; the archive is left as it is.",
                  "Check the names of the sources.");
    if (report_.source_failed && added < before)
      throw Error(ErrorCode::source, "A source could not be read. " + counts,
                  "Make it readable, or name the sources that are left: "
                  "`nachlese-index rebuild SOURCE…`.");
    if (damaged && added < (1 - kMaxDeleted) * before)
      throw Error(ErrorCode::source, "Some of the input was rejected. " + counts,
                  "`nachlese-index try` shows what is wrong with it.");
  }

  // Of a generation that another version built, too; 0 if it cannot be opened.
  [[nodiscard]] std::uint64_t articles_before() const {
    try {
      const auto databases = archive_.live_databases();
      return databases.empty() ? 0 : open_databases(databases).get_doccount();
    } catch (const Error&) {
      return 0;
    } catch (const Xapian::Error&) {
      return 0;
    }
  }

  void count_articles() {
    if (options_.dry_run) {
      report_.articles = live_articles();
    } else if (const auto databases = archive_.live_databases(); !databases.empty()) {
      report_.articles = open_databases(databases).get_doccount();
    }
  }

  const SyncOptions& options_;
  store::Archive archive_;
  const store::Takedowns takedowns_ = store::Takedowns::read(options_.archive);
  const NameCures name_cures_ = read_name_cures(options_.archive);
  text::AnalyzerOptions analysis_;
  store::ArchiveInfo info_;
  FindNames find_names_;
  KnownName known_name_;
  Progress progress_;
  Stopwatch stopwatch_;
  Report report_;
  std::optional<store::WriterLock> lock_;
  std::vector<fs::path> live_;
  std::optional<Xapian::Database> database_;
};

}  // namespace

std::optional<store::ArchiveInfo> recorded_info(const fs::path& archive) {
  const auto databases = store::Archive(archive).live_databases();
  if (databases.empty()) return std::nullopt;
  try {
    return store::read_info(Xapian::Database(databases.front().string()));
  } catch (const Xapian::Error&) {
    return std::nullopt;
  }
}

Report sync_archive(const SyncOptions& options, const NameSource& names) {
  return store::translating_xapian_errors(options.archive, [&] {
    if (!options.dry_run) complete_suppressions(options.archive, names);
    Run run(options, names, "sync");
    run.open_live();
    return run.run();
  });
}

Report rebuild_archive(const SyncOptions& options, const NameSource& names) {
  return store::translating_xapian_errors(options.archive,
                                          [&] { return Run(options, names, "rebuild").run(); });
}

}  // namespace nachlese::index
