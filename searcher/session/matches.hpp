// The matches of a search, before they become hits.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/plan/clause.hpp"
#include "searcher/session/common_terms.hpp"

namespace nachlese::search {

struct Match {
  Xapian::docid docid = 0;
  double score = 0;
  std::uint64_t duplicates = 0;  // further members of its cluster among the matches
  Xapian::Document document;
};

// What feedback (searcher/session/feedback.hpp) added to the best matches.
struct Feedback {
  std::vector<CommonTerm> terms;
  std::unordered_map<Xapian::docid, double> added;
  ReadArticles read;
};

struct Matches {
  std::vector<Match> page;  // starts at the offset of the request
  Demand demand = Demand::all;
  std::unique_ptr<MatchCounter> counter;
  std::uint64_t total = 0;
  bool total_exact = true;
  bool complete = true;            // false: the time was up
  std::uint64_t strict_total = 0;  // with all words
  Feedback feedback;
  // The same whatever the filters, if they leave none: each story once.
  std::uint64_t strict_everywhere = 0;
  // What the query demands in the whole archive, and less than it, as far as nothing was found.
  std::vector<Demand> in_vain;
};

}  // namespace nachlese::search
