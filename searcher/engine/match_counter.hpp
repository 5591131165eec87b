// Counting over all matches: facet values, months, and how many hits are left once duplicates are
// collapsed.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "searcher/engine/by_date.hpp"
#include "searcher/engine/counts.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/engine/emit.hpp"

namespace nachlese::search {

struct FacetTally {
  std::vector<std::pair<store::FacetId, std::uint64_t>>
      values;  // most frequent first within a kind, kinds ascending
  std::vector<std::pair<std::string, std::uint64_t>> months;  // "2018-07", ascending
  std::vector<std::pair<std::string, std::uint64_t>>
      days;  // "2018-07-16", ascending; empty beyond kMostDays (search.hpp)
};

class MatchCounter {
 public:
  // Xapian's own totals are estimates once it collapses; the counter's are exact.
  MatchCounter(bool facets, bool clusters) : count_facets_(facets), count_clusters_(clusters) {}

  // Visits every match of `plan`; once only. After the deadline, which remote shards don't know,
  // the matches until then count. Gives the matches of local shards.
  Matching count(const Plan& plan, const Target& target);

  // The same for matches that are known already, of local shards.
  void count(const store::ArchiveDatabase& database, const Matching& matching,
             const Columns* columns);

  // False if the time was up: more may match, and have the values.
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::uint64_t matches() const { return matches_; }
  // Matches with those of one cluster counted as one; equal to matches() unless clusters are
  // counted.
  [[nodiscard]] std::uint64_t distinct() const {
    return count_clusters_ ? clusters_.distinct() + alone_ : matches_;
  }
  // Matches with this value in the slot of the cluster; 0 if clusters are not counted, or for a
  // single one. Xapian's own count is not right over several remote shards.
  [[nodiscard]] std::uint64_t count_of_cluster(const std::string& packed) const;
  // The `limit` most frequent values of each kind; equally frequent ones in the order of their ids.
  // Of persons all that are at least half as frequent as the last of these, since the count of a
  // surname alone may yet be added to its bearer's.
  [[nodiscard]] FacetTally facets(std::size_t limit) const;
  [[nodiscard]] std::uint64_t count_of(store::FacetId value) const {
    return values_.count_of(value);
  }

 private:
  Matching matches_of(const Xapian::Query& query, const Target& target);
  void count_columns(const Columns& columns, const Matching& matching);
  void count_slots(const store::ArchiveDatabase& database, const Matching& matching);
  void count_there(const Xapian::Query& query, const Target& target);
  void add_cluster(std::uint64_t cluster, std::uint64_t count);
  void add_date(std::uint64_t published, std::uint64_t count);

  bool count_facets_;
  bool count_clusters_;
  bool complete_ = true;
  std::uint64_t matches_ = 0;
  std::uint64_t alone_ = 0;  // matches without a cluster in clusters_
  Counts clusters_;
  Counts values_;
  Counts days_;
};

}  // namespace nachlese::search
