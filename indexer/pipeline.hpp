// Inputs → parsed articles → analyzed documents → segments. One thread reads, several do the rest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/store/takedowns.hpp"
#include "indexer/document.hpp"
#include "indexer/facet_names.hpp"
#include "indexer/passage_finder.hpp"
#include "indexer/progress.hpp"
#include "indexer/readers/sources.hpp"
#include "indexer/report.hpp"
#include "indexer/segments.hpp"

namespace nachlese::index {

enum class Outcome : std::uint8_t { added, replaced, unchanged, withdrawn, rejected, withheld };

// The outcome of one record whose id is known. Small, since there may be millions.
struct Seen {
  std::uint64_t id_hash = 0;  // of the term, which is shorter than a very long id
  readers::Location place;
  std::uint64_t version = 0;  // as in Parsed
  Outcome outcome = Outcome::added;
  std::uint32_t title = 0;  // its hash; 0 without one
};

// Limit of processor time for reading one article, and for indexing it; over a hundred times what
// the largest one needs.
inline constexpr double kArticleSeconds = 60;

struct PipelineOptions {
  readers::Inputs sources;
  unsigned jobs = 1;
  std::vector<std::filesystem::path> live;  // databases to compare with
  FindNames find_names;
  DocumentOptions documents;
  readers::ColumnMap columns;  // of tables
  double article_seconds = kArticleSeconds;
  bool follow_links = false;                // in folders, to files outside of them
  const readers::TimeZone* zone = nullptr;  // of the archive's dates; null: as they come
  PassageFinder* passages = nullptr;        // null: recurring passages are not looked for
  const store::Takedowns* takedowns = nullptr;
  bool follow_files = false;  // find the articles that moved to another file
};

// An unchanged article that was found in another file than the archive records. It moved unless it
// was found in that one, too.
struct MovedArticle {
  std::uint64_t id_hash = 0;
  std::string id;    // term
  std::string file;  // the same
};

struct TakenOver {
  std::uint64_t articles = 0;
  std::string example;  // an id
};

struct PipelineResult {
  std::vector<Seen> seen;
  std::vector<std::string> withdrawn;  // ids of articles that a source withdrew
  std::vector<std::string> withheld;   // and of those that must not be there
  // Articles that replace one of another configured source, by the names of both.
  std::map<std::pair<std::string, std::string>, TakenOver> taken_over;
  FacetNames names;
  std::vector<MovedArticle> moved;
  readers::FilesRead files;
  std::set<std::uint32_t> bad_files;  // of which something was rejected, as Location::file
  std::uint64_t documents = 0;        // written to segments
  bool complete = true;               // every source was read to its end
};

// Minimum size of a worker's batch.
inline constexpr std::size_t kBatchRecords = 256;
inline constexpr std::size_t kBatchBytes = std::size_t{8} << 20U;
// Bytes read ahead. A segment is made of a worker's share of it at most, which is some 16,000
// articles for two workers, see docs/DECISIONS.md#segments.
inline constexpr std::size_t kQueueBytes = std::size_t{128} << 20U;

// What a worker reads before it indexes the first of it: so most recurring passages are known by
// then, see docs/DECISIONS.md#recurring-passages.
inline constexpr std::size_t kBatchesAhead = 4;
inline constexpr std::size_t kBytesAhead = std::size_t{16} << 20U;

// Writes new and changed articles to `segments`, or only compares if that is null. `report` gets
// counts and issues, except the outcome per article. The result does not depend on `jobs`.
[[nodiscard]] PipelineResult run_pipeline(const PipelineOptions& options, Segments* segments,
                                          Report& report, Progress& progress);

}  // namespace nachlese::index
