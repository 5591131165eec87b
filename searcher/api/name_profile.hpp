// What an archive knows about a person, place or organisation.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/response.hpp"

namespace nachlese::search {

struct NameProfile {
  struct Companion {
    std::string id;
    FacetKind kind = FacetKind::person;
    std::string name;
    std::uint64_t together = 0;  // articles with both
    std::uint64_t articles = 0;  // articles with the companion
    double score = 0;            // log-likelihood ratio (searcher/names/association.hpp)
  };
  // Two of the companions that occur together in the archive, more often than by chance.
  struct Pair {
    std::string first;  // ids
    std::string second;
    std::uint64_t together = 0;  // articles with both; in large archives counted in a part of them
                                 // (searcher/names/pairs.hpp)
    double score = 0;
  };
  std::string id;
  FacetKind kind = FacetKind::person;
  std::string name;
  std::uint64_t articles = 0;
  std::uint64_t presumed = 0;      // as in FacetCount
  bool exact = true;               // as in Facets
  std::vector<FacetCount> months;  // "2018-07", ascending
  std::vector<Companion>
      companions;           // persons, then places, then organisations, each the strongest first
  std::vector<Pair> pairs;  // among the dozen strongest companions, the strongest first
  std::vector<FacetCount>
      spellings;  // most frequent first; counts are mentions in the articles that were read for it
  std::uint64_t spellings_from = 0;  // number of these articles, spread over all that have the name
};

}  // namespace nachlese::search
