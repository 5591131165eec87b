// Runs a prepared query, as strictly as it finds enough, within its time.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/engine/time_limit.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

struct Match {
  Xapian::docid docid = 0;
  double score = 0;
  std::uint64_t duplicates = 0;  // other members of its cluster among the matches
  Xapian::Document document;
};

struct Matches {
  std::vector<Match> page;  // from the offset of the request on
  Demand demand = Demand::all;
  std::unique_ptr<MatchCounter> counter;
  std::uint64_t total = 0;
  bool total_exact = true;
  bool complete = true;            // false: time ran out
  std::uint64_t strict_total = 0;  // with all words
};

// Relaxes the query if fewer than `enough` articles have all its words.
[[nodiscard]] Matches find_matches(Searcher::State& state, const store::ArchiveDatabase& database,
                                   const SearchRequest& request, const PreparedQuery& prepared,
                                   const std::optional<Xapian::Query>& filter, std::size_t enough,
                                   Deadline deadline);

// Reports relaxation and a passed deadline.
void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics);

}  // namespace nachlese::search
