// Every match of a query with its weight, for archives that are one local database: matches must
// all be visited for their number and their facets, and with sources
// (searcher/engine/layered_source.hpp) weighing them on the way costs less than finding the best
// ones in a pass of its own.
#pragma once

#include <xapian.h>
#include <functional>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/engine/time_limit.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

struct AllMatches {
  std::vector<Xapian::docid> ids;  // ascending
  std::vector<double> weights;     // of each
  bool complete = true;            // false: the time was up
};

// A smaller archive is gone through before another thread is at work.
inline constexpr Xapian::docid kWorthAThread = 200'000;

// `build` makes the query of the articles that another one matches (PreparedQuery::build()). Throws
// Xapian::DatabaseCorruptError.
[[nodiscard]] AllMatches all_matches(
    Searcher::State& state, const store::ArchiveDatabase& database,
    const std::function<Xapian::Query(const Xapian::Query& within)>& build, Deadline deadline,
    Xapian::docid worth_a_thread = kWorthAThread);

}  // namespace nachlese::search
