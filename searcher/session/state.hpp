// The state of a Searcher. Internal to the searcher's .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "core/store/reader.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/compile/alias_source.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/names/values.hpp"
#include "searcher/session/new_articles.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// Articles by day, as MatchCounter::days() has them.
struct DayTotals {
  MatchCounter::DayNumbers days;
  bool complete = true;
};

struct Searcher::State {
  State(const std::filesystem::path& archive, const SearcherOptions& options);

  // As the archive was built; set when the reader opens it.
  text::AnalyzerOptions analysis;
  text::Analyzer analyzer;
  ArchiveNames names;
  store::ArchiveReader reader;
  Ranking ranking;
  AliasSource aliases;
  std::shared_ptr<SharedColumns> shared_columns;
  std::shared_ptr<SharedBeginnings> shared_beginnings;
  std::shared_ptr<store::Visibility> visibility;                // null: all articles may be seen
  bool joint = false;                                           // hits name their archive
  std::unordered_map<store::FacetId, std::string> facet_names;  // cache of canonical values
  struct {
    std::string archive;  // its state
    DayTotals totals;
  } day_totals;  // of the whole archive
  std::shared_ptr<NewDocuments> fresh =
      std::make_shared<NewDocuments>(std::vector<std::uint64_t>());

  // A second handle of the archive, for a thread other than the one that uses `reader`.
  store::ArchiveReader& second_reader();

  // Null if they are not wanted or not available.
  [[nodiscard]] std::shared_ptr<const Columns> columns(
      const store::ArchiveDatabase& database) const {
    return shared_columns ? shared_columns->of(database) : nullptr;
  }

  // The value as shown to users; empty if the archive does not know the id.
  const std::string& facet_name(const store::ArchiveDatabase& database, store::FacetId id);

  // False if the archive was built without names.
  [[nodiscard]] bool has_names() const {
    return reader.info().fingerprint.entities != store::kEntitiesOff;
  }

 private:
  std::optional<store::ArchiveReader> second_reader_;
};

// The article with this id; 0 if there is none.
[[nodiscard]] Xapian::docid find_article(const store::ArchiveDatabase& database,
                                         const std::string& id);

// The term of the article's cluster; empty if its text is the only version.
[[nodiscard]] std::string cluster_term(const store::ArchiveDatabase& database, Xapian::docid docid);

}  // namespace nachlese::search
