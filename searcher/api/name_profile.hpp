// What an archive knows about a person, place or organization.
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
    // In the unit asked for: articles with both, and those with the companion.
    std::uint64_t together = 0;
    std::uint64_t articles = 0;
    double score = 0;  // log-likelihood ratio (searcher/names/association.hpp)
  };
  // Two companions that occur together more often than by chance.
  struct Pair {
    std::string first;  // ids
    std::string second;
    std::uint64_t together = 0;  // articles with both
    double score = 0;
  };
  // A title or office that stands before the name.
  struct Role {
    std::string role;
    std::uint64_t count = 0;  // sampled articles
    int first = 0;            // years of the first and the last one, 0 if undated
    int last = 0;
  };
  std::string id;
  FacetKind kind = FacetKind::person;
  std::string name;
  bool collapse = true;     // the unit that is counted, as in SearchRequest
  std::string first;        // day of the first article with it, ISO 8601; empty if none has a date
  std::string last;         // of the last one
  std::vector<Role> roles;  // most frequent first; counted in the articles of `spellings_from`
  std::uint64_t articles = 0;
  std::uint64_t presumed = 0;  // as in FacetCount
  bool exact = true;           // as in Facets
  // As in Facets.
  std::vector<FacetCount> years;
  std::vector<FacetCount> months;
  std::vector<FacetCount> days;
  // Persons, then places, then organizations, strongest first.
  std::vector<Companion> companions;
  std::vector<Pair> pairs;  // among the dozen strongest companions, strongest first
  // Most frequent first; counts are mentions in the sampled articles.
  std::vector<FacetCount> spellings;
  std::uint64_t spellings_from = 0;  // size of that sample, spread over all articles with the name
};

}  // namespace nachlese::search
