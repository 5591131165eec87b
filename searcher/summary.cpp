#include <filesystem>
#include <system_error>

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

}  // namespace

ArchiveSummary Searcher::summary() {
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    const store::ArchiveInfo& info = state_->reader.info();
    ArchiveSummary out;
    out.directory = state_->reader.archive().directory();
    out.articles = database.get_doccount();
    out.terms_total = database.get_total_length();
    out.first_date = day_of(database.get_value_lower_bound(schema::kPublished));
    out.last_date = day_of(database.get_value_upper_bound(schema::kPublished));
    out.created = info.created;
    out.generation = info.generation;
    out.schema_version = info.schema_version;
    out.analyzer = info.fingerprint.analyzer;
    out.entities = info.fingerprint.entities;
    if (const auto live = state_->reader.archive().live_generation())
      out.bytes = bytes_below(state_->reader.archive().generation(*live));
    return out;
  });
}

std::string Searcher::state_tag() {
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    return std::to_string(state_->reader.info().generation) + "-" + database.state();
  });
}

}  // namespace nachlese::search
