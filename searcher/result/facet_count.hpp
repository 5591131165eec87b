// Counting facet values over all matches. The interface hides how: a MatchSpy of our own reads the packed slot, which works on
// local shards only; for remote ones another implementation is needed.
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

class FacetCounter {
 public:
  FacetCounter();
  ~FacetCounter();
  FacetCounter(const FacetCounter&) = delete;
  FacetCounter& operator=(const FacetCounter&) = delete;

  // Counts the matches of the next get_mset() of `enquire`, which must check every match for exact counts.
  void attach(Xapian::Enquire& enquire);
  // At most `limit` values of each kind; equally frequent ones in the order of their ids.
  [[nodiscard]] FacetTally result(std::size_t limit) const;

 private:
  class Spy;
  std::unique_ptr<Spy> spy_;
};

}  // namespace nachlese
