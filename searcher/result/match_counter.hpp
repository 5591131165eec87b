// Counting over all matches: facet values, months, and how many hits are left once duplicates are collapsed. The interface hides
// how: a MatchSpy of our own reads the slots, which works on local shards only; for remote ones another implementation is needed.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/store/facets.hpp"

namespace nachlese {

struct FacetTally {
  std::vector<std::pair<FacetId, std::uint64_t>> values;      // most frequent first within a kind, kinds ascending
  std::vector<std::pair<std::string, std::uint64_t>> months;  // "2018-07", ascending
};

class MatchCounter {
 public:
  // Xapian's own totals are estimates once it collapses; those of the counter are exact for what it has seen.
  MatchCounter(bool facets, bool clusters);
  ~MatchCounter();
  MatchCounter(const MatchCounter&) = delete;
  MatchCounter& operator=(const MatchCounter&) = delete;

  // Counts the matches that the next get_mset() of `enquire` looks at.
  void attach(Xapian::Enquire& enquire);

  [[nodiscard]] std::uint64_t matches() const;
  // Matches with those of one cluster counted as one; equal to matches() unless clusters are counted.
  [[nodiscard]] std::uint64_t distinct() const;
  // At most `limit` values of each kind; equally frequent ones in the order of their ids.
  [[nodiscard]] FacetTally facets(std::size_t limit) const;

 private:
  class Spy;
  std::unique_ptr<Spy> spy_;
};

}  // namespace nachlese
