// Counting over all matches: facet values, months, and how many hits there are, in one of two
// units: each match by itself, or each cluster once.
//
// A cluster counts for a value if any of its matching versions has it, which is what a filter by
// this value leaves. So a cluster with the versions {Bonn, Berlin} and {Bonn} counts once for Bonn
// and once for Berlin. Most matches are the only ones of their clusters and counted on the way;
// the others are put aside and counted cluster by cluster.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
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
  std::vector<std::pair<std::string, std::uint64_t>> years;   // "2018", ascending
  std::vector<std::pair<std::string, std::uint64_t>> months;  // "2018-07", ascending
  std::vector<std::pair<std::string, std::uint64_t>>
      days;  // "2018-07-16", ascending; empty beyond kMostDays (search.hpp)
};

// Two values of which an article or a cluster may have both.
using ValuePair = std::pair<store::FacetId, store::FacetId>;

class MatchCounter {
 public:
  // Xapian's own totals are estimates once it collapses; the counter's are exact.
  MatchCounter(bool facets, bool collapse) : count_facets_(facets), collapse_(collapse) {}

  // Visits every match of `plan`; once only. After the deadline, which remote shards don't know,
  // the matches until then count. Gives the matches of local shards.
  const Matching& count(const Plan& plan, const Target& target);

  // The same for matches that are known already, of local shards.
  void count(Matching matching, const Target& target);

  // False if the time was up: more may match, and have the values.
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::uint64_t matches() const { return matches_; }
  // Matches with those of one cluster counted as one.
  [[nodiscard]] std::uint64_t distinct() const { return clusters_.distinct() + alone_; }
  // In the unit that is counted.
  [[nodiscard]] std::uint64_t total() const { return collapse_ ? distinct() : matches_; }
  // Matches with this value in the slot of the cluster; 0 for a single one. Xapian's own count is
  // not right over several remote shards.
  [[nodiscard]] std::uint64_t count_of_cluster(const std::string& packed) const;
  // The `limit` most frequent values of each kind; equally frequent ones in the order of their ids.
  // Of persons all that are at least half as frequent as the last of these, since the count of a
  // surname alone may yet be added to its bearer's.
  [[nodiscard]] FacetTally facets(std::size_t limit) const;
  [[nodiscard]] std::uint64_t count_of(store::FacetId value) const {
    return values_.count_of(value);
  }
  // Every day, as days since 0000-03-01, with what was published on it; ascending. A cluster counts
  // on each day of its versions.
  using DayNumbers = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
  [[nodiscard]] DayNumbers days() const;
  // For each pair of persons, how many of what is counted has both. `with_both`: the documents that
  // have, of local shards, ascending.
  using Documents = std::vector<Xapian::docid>;
  [[nodiscard]] std::vector<std::uint64_t> count_both(
      const std::vector<ValuePair>& pairs,
      const std::vector<std::shared_ptr<const Documents>>& with_both) const;

 private:
  // Persons and speakers of a cluster, or of several articles that have the same ones.
  struct Company {
    std::size_t end = 0;  // in persons_; they begin where those of the one before end
    std::uint64_t count = 1;
  };
  // A match that is one of several of its cluster.
  struct Member {
    std::uint64_t cluster = 0;
    std::uint64_t published = 0;  // as in the slot; 0: none
    std::size_t first = 0;        // of its values in member_values_
    std::size_t end = 0;
  };

  struct Place;

  void count_columns(const Columns& columns);
  void count_slots(const store::ArchiveDatabase& database);
  void count_shard(const store::ArchiveDatabase& database, std::size_t number,
                   const std::vector<std::uint64_t>& clusters);
  void count_there(const Xapian::Query& query, const Target& target);
  void add_cluster(std::uint64_t cluster, std::uint64_t count);
  void add_member(const Columns& columns, const Place& place);
  void add_members();
  void add_company(const std::vector<store::FacetId>& values, std::uint64_t count);
  void add_days(const std::vector<std::uint64_t>& days);
  void add_date(std::uint64_t published, std::uint64_t count);
  [[nodiscard]] bool is_one_of_several(std::uint64_t cluster) const {
    return collapse_ && cluster != 0 && clusters_.count_of(cluster) > 1;
  }
  [[nodiscard]] bool counts_alone(Xapian::docid in_archive) const;

  bool count_facets_;
  bool collapse_;
  bool complete_ = true;
  std::uint64_t matches_ = 0;
  std::uint64_t alone_ = 0;  // matches without a cluster in clusters_
  Counts clusters_;
  Counts values_;
  Counts days_;
  // Days of a cluster beyond its first one in a month and a year.
  std::map<std::int64_t, std::uint64_t> months_again_;
  std::map<int, std::uint64_t> years_again_;
  std::vector<Member> members_;
  std::vector<store::FacetId> member_values_;
  std::vector<Company> companies_;
  std::vector<store::FacetId> persons_;
  std::shared_ptr<const Matching> matching_ = std::make_shared<const Matching>();
  std::vector<Documents> members_of_;  // of each local shard, ascending
};

}  // namespace nachlese::search
