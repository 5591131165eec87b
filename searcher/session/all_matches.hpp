// Finds every match of a query with its weight, for archives that are one local database. Counting
// and facets visit all matches anyway, so with sources of postings
// (searcher/engine/layered_source.hpp) weighing them on the way is cheaper than a second pass for
// the best ones.
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
  bool complete = true;            // false: time ran out
};

// Document ids from which a second thread is worth starting.
inline constexpr Xapian::docid kWorthAThread = 200'000;

// `build` restricts the query to the articles that match another one (PreparedQuery::build()).
// Throws Xapian::DatabaseCorruptError.
[[nodiscard]] AllMatches all_matches(
    Searcher::State& state, const store::ArchiveDatabase& database,
    const std::function<Xapian::Query(const Xapian::Query& within)>& build, Deadline deadline,
    Xapian::docid worth_a_thread = kWorthAThread);

}  // namespace nachlese::search
