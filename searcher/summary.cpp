#include <chrono>
#include <ctime>
#include <filesystem>
#include <system_error>

#include "core/store/facets.hpp"
#include "core/store/run_log.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/summary.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {
namespace {

std::string day_of(const std::string& packed) {
  if (packed.size() != store::kDateBytes) return {};
  Date date = from_wall_seconds(store::unpack_number(packed));
  date.precision = Date::Precision::day;
  return to_iso(date);
}

// Size of the files in a folder. A generation may be replaced meanwhile; files that vanish count
// nothing.
std::uint64_t bytes_below(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code ignored;
    const auto size = it->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

// The time of the file that every commit replaces; empty if there is none here.
std::string last_commit(const std::filesystem::path& folder) {
  std::error_code error;
  const auto written = std::filesystem::last_write_time(folder / "iamglass", error);
  if (error) return {};
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(written));
  const std::time_t time = seconds.time_since_epoch().count();
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  char text[sizeof "2018-07-16T16:05:30Z"];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

void add_watched(const store::ArchiveReader& reader, const store::ArchiveDatabase& database,
                 ArchiveSummary& out) {
  const auto& directory = reader.archive().directory();
  const store::WriterRuns runs = store::read_runs(directory);
  if (const store::WriterRun* good = store::last_good(runs)) {
    out.last_sync = good->ended;
    out.rejected = good->rejected;
  }
  std::error_code error;
  const auto space = std::filesystem::space(directory, error);
  if (!error) out.disk_free = space.available;
  out.shards = database.shards() + reader.missing().size();
  out.shards_missing = reader.missing().size();
}

std::uint64_t count_terms(const store::ArchiveDatabase& database, FacetKind kind) {
  const std::string prefix(schema::field(store::prefix_of(kind)).letters);
  std::uint64_t count = 0;
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
    ++count;
  return count;
}

}  // namespace

ArchiveSummary Searcher::summary() {
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    const store::ArchiveInfo& info = state_->reader.info();
    ArchiveSummary out;
    out.directory = state_->reader.archive().directory();
    out.articles = database.get_doccount();
    out.terms_total = database.get_total_length();
    out.first_date = day_of(database.first_date());
    out.last_date = day_of(database.last_date());
    out.created = info.created;
    out.generation = info.generation;
    out.schema_version = info.schema_version;
    out.analyzer = info.fingerprint.analyzer;
    out.entities = info.fingerprint.entities;
    out.sources = count_terms(database, FacetKind::source);
    out.updated = out.created;
    if (const auto live = state_->reader.archive().live_generation()) {
      const auto folder = state_->reader.archive().generation(*live);
      if (!database.visible()) out.bytes = bytes_below(folder);
      if (auto committed = last_commit(folder); !committed.empty()) out.updated = committed;
    }
    add_watched(state_->reader, database, out);
    return out;
  });
}

std::string Searcher::state_tag() {
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    return std::to_string(state_->reader.info().generation) + "-" + database.state();
  });
}

}  // namespace nachlese::search
