// The operands of a conjunction once they are compiled, and how they are put together.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/ranking.hpp"

namespace nachlese::search {

enum class Role : std::uint8_t {
  content,        // must match, ranks
  function_word,  // very common: ranks a little, never required beside content
  filter,         // must match, does not rank
  exclusion,      // must not match
};

struct Clause {
  Role role = Role::content;
  Xapian::Query query;
  bool required = false;     // not even missing in a relaxed search
  Xapian::Query bonus = {};  // added to articles that match anyway
};

// How much of a conjunction an article must have.
enum class Demand : std::uint8_t {
  all,
  most,  // all but one
  any,
};

// Where the weight of a term does not matter and all documents have it, Xapian 1.4 reads the list
// of all documents instead, and takes the end of a block of that for damage if ids are missing
// (LeafPostList::set_term() renames what it looks for). Filters that weigh next to nothing and
// exclusions from a source of their own keep it from that; they take longer.
enum class Filters { free, weighed };
inline constexpr double kNextToNothing = 1e-9;

// Makes `enquire` find without weighing.
void set_no_weights(Xapian::Enquire& enquire, Filters filters);

// Of `query`, what passes `filter`.
[[nodiscard]] Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter,
                                     Filters filters);

// Of `query`, what `exclusion` does not match.
[[nodiscard]] Xapian::Query without(const Xapian::Query& query, const Xapian::Query& exclusion,
                                    Filters filters);

// Exclusions alone leave every other article.
[[nodiscard]] Xapian::Query conjunction(const Ranking& ranking, const std::vector<Clause>& clauses,
                                        Demand demand, Filters filters = Filters::free);

// Leaves one of several that say the same; it is required if one of them was.
void drop_repeated(std::vector<Clause>& clauses);

// Of the content that is not required only the `most` clauses that fit the fewest articles. False
// if there were no more anyway.
bool keep_rarest(std::vector<Clause>& clauses, const store::ArchiveDatabase& database,
                 std::size_t most);

// Any of `queries`; of more than `most` only those that fit the fewest articles weigh, since the
// others say little and cost most.
[[nodiscard]] Xapian::Query alternatives(std::vector<Xapian::Query> queries,
                                         const store::ArchiveDatabase& database, std::size_t most);

// Whether an article may have less than all the content and still have some.
[[nodiscard]] bool can_relax(const std::vector<Clause>& clauses, Demand demand);

}  // namespace nachlese::search
