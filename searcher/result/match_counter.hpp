// Counting over all matches: facet values, months, and how many hits are left once duplicates are collapsed. The interface hides
// how: a MatchSpy of our own reads the slots, which works on local shards only. With remote ones Xapian's ValueCountMatchSpy, which
// every server of it knows, counts whole slots there, and they are taken apart here: exact too, but all different slots of the
// matches cross the net, some 60 bytes an article.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/store/facets.hpp"

namespace nachlese {

// Facets are counted exactly in so many matches. Of those beyond, one in kSampledOneIn is looked at and stands for all.
inline constexpr std::uint64_t kExactFacets = 200'000;
inline constexpr std::uint64_t kSampledOneIn = 8;

struct FacetTally {
  std::vector<std::pair<FacetId, std::uint64_t>> values;      // most frequent first within a kind, kinds ascending
  std::vector<std::pair<std::string, std::uint64_t>> months;  // "2018-07", ascending
  std::vector<std::pair<std::string, std::uint64_t>> days;    // "2018-07-16", ascending; empty beyond kMostDays (search.hpp)
};

class MatchCounter {
 public:
  // Xapian's own totals are estimates once it collapses; those of the counter are exact for what it has seen.
  // Facets beyond `exact_up_to` matches are counted in a sample.
  MatchCounter(bool facets, bool clusters, std::uint64_t exact_up_to = kExactFacets);
  ~MatchCounter();
  MatchCounter(const MatchCounter&) = delete;
  MatchCounter& operator=(const MatchCounter&) = delete;

  // Counts the matches that the next get_mset() of `enquire` looks at; finish() follows it.
  void attach(Xapian::Enquire& enquire, bool remote = false);
  void finish();

  [[nodiscard]] std::uint64_t matches() const;
  // Matches with those of one cluster counted as one; equal to matches() unless clusters are counted.
  [[nodiscard]] std::uint64_t distinct() const;
  // Matches with this value in the slot of the cluster; 0 if clusters are not counted. Xapian's own count is not right over
  // several remote shards.
  [[nodiscard]] std::uint64_t count_of_cluster(const std::string& packed) const;
  // The `limit` most frequent values of each kind; equally frequent ones in the order of their ids. Of persons all that are at
  // least half as frequent as the last of these, since the count of a surname alone may yet be added to its bearer's.
  [[nodiscard]] FacetTally facets(std::size_t limit) const;
  [[nodiscard]] std::uint64_t count_of(FacetId value) const;
  // False if facets were counted in a sample.
  [[nodiscard]] bool facets_exact() const;

 private:
  class Spy;
  struct RemoteSpies;
  std::unique_ptr<Spy> spy_;
  std::unique_ptr<RemoteSpies> remote_;  // while remote shards are asked
  bool exact_ = false;                   // counted there
};

}  // namespace nachlese
