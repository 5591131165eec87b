// Plan → Xapian::Query, for one database.
#pragma once

#include <memory>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/ranking.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/engine/enquiry.hpp"
#include "searcher/engine/xapian_faults.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

enum class Weighing : std::uint8_t {
  none,       // what matches, as matching(plan) says
  operators,  // of Xapian alone, which remote shards know
  sources,    // words as posting sources of our own, which weigh the same and are read once each
              // (engine/layered_source.hpp); only for an archive of one local database
};

// What a plan is emitted for. Queries hold on to nothing of it but the columns.
struct Target {
  const store::ArchiveDatabase& database;
  std::shared_ptr<const Columns> columns = nullptr;  // of `database`; null: there are none
  Ranking ranking = {};
  Deadline deadline = Deadline::max();  // what may go through many articles and match few looks at
                                        // the clock and throws TimeIsUp; not in remote shards
  Filters filters = Filters::free;
};

// The weights that suit the database.
[[nodiscard]] Weighing weighing_for(const store::ArchiveDatabase& database);

[[nodiscard]] Xapian::Query emit(const Plan& plan, Weighing weights, const Target& target);

// The whole of a search, of the articles that `within` matches; safe at the top of an Enquire.
[[nodiscard]] Xapian::Query emit_search(const Plan& plan, Weighing weights, const Target& target,
                                        const Xapian::Query& within = everywhere());

// Of `query`, what passes `filter`, which does not weigh.
[[nodiscard]] Xapian::Query filtered_by(const Xapian::Query& query, const Plan& filter,
                                        const Target& target);

// How many posting lists an at-least opens at once beyond those of its operands, of which there are
// `leaves`; 0 if these are counted one after the other.
[[nodiscard]] std::size_t at_least_leaves(unsigned count, std::size_t operands, std::size_t leaves,
                                          const store::ArchiveDatabase& database);

// An Enquiry with the project's weighting.
[[nodiscard]] Enquiry make_enquire(const Ranking& ranking, const store::ArchiveDatabase& database);

// In how many articles of the database; an estimate, unless a part of them may be seen.
[[nodiscard]] Xapian::doccount estimated_matches(const Plan& plan, const Target& target);

}  // namespace nachlese::search
