// Collects every match of a plan with its weight, in an archive that is one local database.
#pragma once

#include <vector>

#include "searcher/engine/emit.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

struct AllMatches {
  std::vector<Xapian::docid> ids;  // ascending
  std::vector<double> weights;     // of each
  bool complete = true;            // false: time ran out
};

// Articles from which on another thread pays.
inline constexpr Xapian::docid kArticlesWorthAThread = 200'000;

// Throws Xapian::DatabaseCorruptError.
[[nodiscard]] AllMatches all_matches(Searcher::State& state, const Target& target, const Plan& plan,
                                     Xapian::docid worth_a_thread = kArticlesWorthAThread);

}  // namespace nachlese::search
