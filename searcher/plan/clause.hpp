// The operands of a conjunction, and how they are put together.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/api/ranking.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

enum class Role : std::uint8_t {
  content,        // must match, ranks
  function_word,  // very common: ranks a little, never required beside content
  filter,         // must match, does not rank
  exclusion,      // must not match
};

struct Clause {
  Role role = Role::content;
  Plan plan;
  bool required = false;  // not even missing in a relaxed search
  Plan bonus = {};        // added to articles that match anyway
};

// How much of a conjunction an article must have.
enum class Demand : std::uint8_t {
  all,
  most,  // all but one
  any,
};

// Exclusions alone leave every other article.
[[nodiscard]] Plan conjunction(const Ranking& ranking, const std::vector<Clause>& clauses,
                               Demand demand);

// Leaves one of several that say the same; it is required if one of them was.
void drop_repeated(std::vector<Clause>& clauses);

// Whether an article may have less than all the content and still have some.
[[nodiscard]] bool can_relax(const std::vector<Clause>& clauses, Demand demand);

}  // namespace nachlese::search
