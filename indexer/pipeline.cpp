#include "indexer/pipeline.hpp"

#include <deque>
#include <exception>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/base/hash.hpp"
#include "core/base/work_limit.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "indexer/bounded_queue.hpp"
#include "indexer/passage_repair.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/record/time_zone.hpp"
#include "indexer/readers/sources.hpp"

namespace nachlese::index {
namespace {

struct Batch {
  std::uint32_t number = 0;
  std::vector<readers::Record> records;
};

// A record that is parsed, compared with the archive and counted.
struct Candidate {
  readers::Record record;  // without its bytes
  readers::Parsed parsed;
  Outcome outcome = Outcome::rejected;
  ArticleUnits units;
  std::string origin;  // configured source of the article that this one replaces
};

// A batch that waits to be indexed.
struct ReadBatch {
  std::uint32_t number = 0;
  std::vector<Candidate> candidates;
  std::size_t bytes = 0;  // of its records
};

struct BatchResult {
  std::vector<Seen> seen;
  std::vector<std::string> withdrawn;
  std::vector<std::string> withheld;
  std::map<std::pair<std::string, std::string>, TakenOver> taken_over;
  std::vector<readers::InputIssue> issues;
  std::vector<std::string> unknown_fields;
  std::unordered_map<store::FacetId, FacetName> names;
  std::vector<ArticleUnits> units;
  std::vector<MovedArticle> moved;
  std::map<std::string, std::uint64_t> brought;
  std::uint32_t documents = 0;
};

void add(TakenOver& to, const TakenOver& more) {
  if (to.articles == 0 || more.example < to.example) to.example = more.example;
  to.articles += more.articles;
}

class Worker {
 public:
  Worker(const PipelineOptions& options, Segments* segments)
      : options_(options), segments_(segments) {
    builder_.emplace(options.find_names, options.documents);
    if (!options.live.empty()) live_ = open_databases(options.live);
  }

  ReadBatch read(Batch batch) {
    ReadBatch out{batch.number, {}, 0};
    out.candidates.reserve(batch.records.size());
    for (auto& record : batch.records) {
      out.bytes += record.bytes.size();
      Candidate candidate;
      candidate.outcome = within_limits(record, candidate.parsed, [&] {
        candidate.parsed = readers::parse_record(record);
        const Outcome outcome = outcome_of(candidate.parsed);
        if (outcome == Outcome::replaced)
          candidate.origin = origin_of(candidate.parsed.article->id);
        if (is_written(outcome))
          candidate.units = count(*candidate.parsed.article, record, outcome);
        return outcome;
      });
      std::string().swap(record.bytes);
      candidate.record = std::move(record);
      out.candidates.push_back(std::move(candidate));
    }
    return out;
  }

  // Indexes a batch into the segment that begins with batch `first`.
  BatchResult index(ReadBatch batch, std::uint32_t first) {
    BatchResult result;
    if (counting()) known_ = options_.passages->known();
    for (Candidate& candidate : batch.candidates) {
      const readers::Record& record = candidate.record;
      readers::Parsed& parsed = candidate.parsed;
      Outcome& outcome = candidate.outcome;
      std::optional<IndexedArticle> indexed;
      if (is_written(outcome)) {
        outcome = within_limits(record, parsed, [&] {
          mark_passages(*parsed.article, candidate.units);
          suppress_names(*parsed.article);
          indexed = builder_->build(*parsed.article);
          if (known_) result.units.push_back(std::move(candidate.units));
          return outcome;
        });
      }
      for (auto& issue : parsed.issues) result.issues.push_back(std::move(issue));
      for (auto& field : parsed.unknown_fields) result.unknown_fields.push_back(std::move(field));
      const std::string& id = parsed.article ? parsed.article->id : parsed.id;
      if (id.empty()) continue;
      result.seen.push_back({hash64(store::make_term(schema::Prefix::id, id)), record.place,
                             parsed.version, outcome, title_of(parsed)});
      if (outcome == Outcome::withdrawn) result.withdrawn.push_back(id);
      if (outcome == Outcome::withheld) result.withheld.push_back(id);
      if (outcome == Outcome::unchanged && options_.follow_files) follow(record, id, result);
      if (!indexed) continue;
      if (!segment_) segment_ = segments_->open(first);
      if (record.rules != nullptr) {
        indexed->document.add_boolean_term(
            store::make_term(schema::Prefix::origin, record.rules->name));
        ++result.brought[record.rules->name];
        if (const std::string& origin = candidate.origin;
            !origin.empty() && origin != record.rules->name)
          add(result.taken_over[{record.rules->name, origin}], {1, id});
      }
      if (record.file_key)
        indexed->document.add_boolean_term(
            store::make_term(schema::Prefix::file, *record.file_key));
      segment_->add_document(indexed->document);
      ++result.documents;
      for (auto& name : indexed->facets) result.names.try_emplace(name.id, std::move(name));
    }
    return result;
  }

  // Closes the segment; false if there is none.
  bool end_segment() {
    if (!segment_) return false;
    Segments::close(*segment_);
    segment_.reset();
    return true;
  }

 private:
  void follow(const readers::Record& record, const std::string& id, BatchResult& result) const {
    std::string term = store::make_term(schema::Prefix::id, id);
    std::string file = store::make_term(schema::Prefix::file, *record.file_key);
    auto recorded = live_->termlist_begin(*live_->postlist_begin(term));
    recorded.skip_to(file);
    if (recorded != live_->termlist_end(*live_->postlist_begin(term)) && *recorded == file) return;
    const std::uint64_t hash = hash64(term);
    result.moved.push_back({hash, std::move(term), std::move(file)});
  }

  [[nodiscard]] std::string origin_of(const std::string& id) const {
    const Xapian::docid docid = *live_->postlist_begin(store::make_term(schema::Prefix::id, id));
    return origin_name(origin_terms(live_->get_document(docid)));
  }

  [[nodiscard]] bool is_written(Outcome outcome) const {
    return segments_ != nullptr && (outcome == Outcome::added || outcome == Outcome::replaced);
  }

  [[nodiscard]] bool counting() const {
    return segments_ != nullptr && options_.passages != nullptr;
  }

  // What `work` returns, or `rejected` if it cannot be done; then the article is left out.
  template <class Work>
  Outcome within_limits(const readers::Record& record, readers::Parsed& parsed, const Work& work) {
    try {
      const WorkLimit limit(options_.article_seconds);
      return work();
    } catch (const TooMuchWork&) {
      std::ostringstream reason;
      reason << "it takes more than " << options_.article_seconds
             << " s of processor time, or has millions of words";
      leave_out(record, parsed, reason.str());
    } catch (const Xapian::InvalidArgumentError& error) {
      leave_out(record, parsed, "it cannot be stored: " + error.get_msg());
    }
    return Outcome::rejected;
  }

  [[nodiscard]] ArticleUnits count(const Article& article, const readers::Record& record,
                                   Outcome outcome) const {
    ArticleUnits out;
    if (!counting()) return out;
    out.source = passage_source(article, record.rules == nullptr ? "" : record.rules->name);
    out.id = article.id;
    out.fresh = outcome == Outcome::added;
    out.counted = {title_bits(article), day_of(article), passage_units(article.body)};
    options_.passages->count(out, article.body);
    return out;
  }

  // Gives the article the passages that are known by now.
  void mark_passages(Article& article, ArticleUnits& units) const {
    if (!known_) return;
    units.used = known_;
    const auto known = known_->find(units.source);
    if (known != known_->end())
      article.passages = recurring_spans(units.counted.units, known->second);
  }

  void suppress_names(Article& article) const {
    const store::Takedown* found =
        options_.takedowns == nullptr ? nullptr : options_.takedowns->find(article.id);
    if (found != nullptr) article.suppressed = found->names;
  }

  static std::uint32_t day_of(const Article& article) {
    constexpr std::uint64_t kSeconds = 24 * 60 * 60;
    return article.published
               ? static_cast<std::uint32_t>(wall_seconds(*article.published) / kSeconds)
               : 0;
  }

  static std::uint32_t title_of(const readers::Parsed& parsed) {
    const bool titled = parsed.article && !parsed.article->title.empty();
    return titled ? static_cast<std::uint32_t>(hash64(parsed.article->title)) : 0;
  }

  // The article is left out; one of its id that the archive has stays.
  void leave_out(const readers::Record& record, readers::Parsed& parsed,
                 const std::string& reason) {
    if (parsed.article) parsed.id = parsed.article->id;
    parsed.article.reset();
    parsed.withdrawn = false;
    parsed.issues.push_back({readers::Severity::rejected, record.place, "left out: " + reason});
    builder_.emplace(options_.find_names, options_.documents);  // start with fresh buffers
  }

  [[nodiscard]] Outcome outcome_of(const readers::Parsed& parsed) const {
    if (!parsed.article) return parsed.withdrawn ? Outcome::withdrawn : Outcome::rejected;
    const Article& article = *parsed.article;
    if (options_.takedowns != nullptr && options_.takedowns->against(article, now_) != nullptr)
      return Outcome::withheld;
    if (!live_) return Outcome::added;
    const std::string term = store::make_term(schema::Prefix::id, article.id);
    const auto found = live_->postlist_begin(term);
    if (found == live_->postlist_end(term)) return Outcome::added;
    const Xapian::Document document = live_->get_document(*found);
    const bool same =
        document.get_value(schema::kContentHash) == store::pack_number(content_hash(article), 8);
    // A late old version does not replace a newer one.
    return same || (parsed.version > 0 && is_newer(store::headline_of(document), article))
               ? Outcome::unchanged
               : Outcome::replaced;
  }

  static bool is_newer(const Article& left, const Article& right) {
    return left.updated && right.updated &&
           utc_seconds(*left.updated) > utc_seconds(*right.updated);
  }

  const PipelineOptions& options_;
  std::optional<DocumentBuilder> builder_;
  std::optional<Xapian::Database> live_;
  Segments* segments_;
  std::optional<Xapian::WritableDatabase> segment_;
  std::shared_ptr<const KnownPassages> known_;  // at the start of the batch
  const std::string now_ = utc_now();
};

// The threads, what they share, and what they produce.
class Pipeline {
 public:
  Pipeline(const PipelineOptions& options, Segments* segments, Report& report, Progress& progress)
      : options_(options),
        segments_(segments),
        report_(report),
        progress_(progress),
        reading_{options.columns, options.follow_links, options.zone},
        queue_(kQueueBytes, kQueueBytes / options.jobs) {}

  PipelineResult run() {
    for (unsigned i = 0; i < options_.jobs; ++i) threads_.emplace_back([this] { work(); });
    try {
      produce();
    } catch (...) {
      fail(std::current_exception());
    }
    queue_.close();
    for (auto& thread : threads_) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(result_);
  }

 private:
  void produce() {
    readers::ReadState state;
    const readers::RecordSink sink{
        [&](readers::Record&& record) { take(std::move(record), state); },
        [&](readers::InputIssue&& issue) {
          const std::lock_guard lock(mutex_);
          add(std::move(issue));
        }};
    readers::read_sources(options_.sources, state, sink, reading_);
    flush();
    const std::lock_guard lock(mutex_);
    report_.files = std::move(state.files);
    report_.skipped = state.skipped;
    result_.complete = state.complete;
    result_.files = std::move(state.read);
    report_.source_failed = state.failed;
  }

  void take(readers::Record&& record, const readers::ReadState& state) {
    ++report_.read;
    found_.store(report_.read, std::memory_order_relaxed);
    read_from_disk_.store(state.bytes_read.load(std::memory_order_relaxed),
                          std::memory_order_relaxed);
    batch_bytes_ += record.bytes.size();
    batch_.records.push_back(std::move(record));
    if (batch_.records.size() < kBatchRecords && batch_bytes_ < kBatchBytes) return;
    flush();
  }

  void flush() {
    const std::uint32_t next = batch_.number + 1;
    const std::size_t weight = batch_bytes_ + batch_.records.size() * sizeof(readers::Record);
    if (!batch_.records.empty() && !queue_.push(std::exchange(batch_, Batch{next, {}}), weight))
      throw std::runtime_error("a worker failed");
    batch_bytes_ = 0;
  }

  void work() {
    try {
      Worker worker(options_, segments_);
      while (auto run = queue_.begin()) {
        std::deque<ReadBatch> ahead;
        std::size_t bytes = 0;
        const auto index_first = [&] {
          ReadBatch batch = std::move(ahead.front());
          ahead.pop_front();
          bytes -= batch.bytes;
          const std::uint32_t number = batch.number;
          const std::size_t records = batch.candidates.size();
          collect(number, records, worker.index(std::move(batch), run->first));
        };
        while (auto batch = queue_.next(*run)) {
          ahead.push_back(worker.read(std::move(*batch)));
          bytes += ahead.back().bytes;
          while (ahead.size() > kBatchesAhead || bytes > kBytesAhead) index_first();
        }
        while (!ahead.empty()) index_first();
        if (segments_ != nullptr && run->first != run->end)
          segments_->done(run->first, run->end, worker.end_segment());
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void collect(std::uint32_t number, std::size_t records, BatchResult done) {
    if (options_.passages != nullptr) options_.passages->add(number, done.units);
    const std::lock_guard lock(mutex_);
    done_ += records;
    progress_.update(done_, found_.load(std::memory_order_relaxed),
                     read_from_disk_.load(std::memory_order_relaxed));
    result_.seen.insert(result_.seen.end(), done.seen.begin(), done.seen.end());
    for (const auto& [source, count] : done.brought) report_.brought[source] += count;
    result_.withdrawn.insert(result_.withdrawn.end(), done.withdrawn.begin(), done.withdrawn.end());
    result_.withheld.insert(result_.withheld.end(), done.withheld.begin(), done.withheld.end());
    for (const auto& [names, taken] : done.taken_over)
      nachlese::index::add(result_.taken_over[names], taken);
    std::move(done.moved.begin(), done.moved.end(), std::back_inserter(result_.moved));
    result_.documents += done.documents;
    for (const auto& [id, name] : done.names) result_.names.add(name, number);
    for (auto& issue : done.issues) add(std::move(issue));
    for (const auto& field : done.unknown_fields) ++report_.unknown_fields[field];
  }

  void add(readers::InputIssue issue) {
    if (issue.severity == readers::Severity::rejected) result_.bad_files.insert(issue.place.file);
    report_.add(std::move(issue));
  }

  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
    queue_.abandon();
  }

  const PipelineOptions& options_;
  Segments* segments_;
  Report& report_;
  Progress& progress_;
  const readers::ReadOptions reading_;  // records point to it
  BoundedQueue<Batch> queue_;
  std::vector<std::thread> threads_;
  std::atomic<std::uint64_t> found_{0};  // records that were read
  std::atomic<std::uint64_t> read_from_disk_{0};
  std::mutex mutex_;
  std::uint64_t done_ = 0;  // records that are indexed
  PipelineResult result_;
  std::exception_ptr failure_;
  Batch batch_;
  std::size_t batch_bytes_ = 0;
};

}  // namespace

PipelineResult run_pipeline(const PipelineOptions& options, Segments* segments, Report& report,
                            Progress& progress) {
  return Pipeline(options, segments, report, progress).run();
}

}  // namespace nachlese::index
