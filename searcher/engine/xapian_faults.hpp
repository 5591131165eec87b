// Faults of Xapian that this program goes around, one function each. Each names the versions that
// have it and the ticket, if there is one; a case in xapian_faults_test.cpp fails once it is gone,
// so that the way around can go, too.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <utility>

#include "core/store/archive_database.hpp"

namespace nachlese::search {

[[nodiscard]] Xapian::Query everywhere();  // every article

// 1. OP_MAX read after it was freed (seen in 1.4.22; no ticket found).
// Where the top of a query replaces itself by a part of it, as OP_OR does at the end of an operand
// and OP_AND_MAYBE once its first operand alone weighs too little, MaxPostList::recalc_maxweight()
// reads an operand that was deleted. A filter stays what it is and looks for the end first. The
// query is scaled by 1, so that it is not taken into the filter as an operand of the same level.
[[nodiscard]] Xapian::Query never_at_the_top(const Xapian::Query& query,
                                             const Xapian::Query& within = everywhere());
// The operand of a filter of one's own, for the same reason.
[[nodiscard]] Xapian::Query never_alone(const Xapian::Query& query);

// 2. The same in several local shards (seen in 1.4.22; no ticket found).
// Xapian goes through local shards one after the other and asks those that have come to their end
// for weights all the same. To the right of an OP_AND_MAYBE an OP_MAX is never led to its end: the
// same without weights, where it becomes an OP_OR, is there first. A source that says it might add
// much keeps the OP_AND_MAYBE from becoming its left operand.
[[nodiscard]] Xapian::Query survives_the_end_of_a_shard(const Xapian::Query& query);

// 3. The end of a block taken for damage (seen in 1.4.22; no ticket found).
// Where the weight of a term does not matter and all documents have it, LeafPostList::set_term()
// makes glass read the list of all documents instead, and a gap in the ids at the end of a block
// throws DatabaseCorruptError. Filters that weigh next to nothing, and exclusions read from lists
// of their own, keep it from that; they take longer.
enum class Filters : std::uint8_t { free, weighed };

// Makes `enquire` find without weighing.
template <typename Asking>
void set_no_weights(Asking& enquire, Filters filters) {
  if (filters == Filters::free) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(
        Xapian::TfIdfWeight("nnn"));  // the cheapest that needs frequencies
  }
}

// work(Filters::free), and if that is said to be damaged, work(Filters::weighed).
template <typename Work>
auto retry_false_corruption(Work&& work) -> decltype(work(Filters::free)) {
  try {
    return work(Filters::free);
  } catch (const Xapian::DatabaseCorruptError&) {
    return work(Filters::weighed);
  }
}

}  // namespace nachlese::search
