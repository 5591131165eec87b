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
  // Looser readings (the parts of a compound anywhere): they weigh, and stand for the word where
  // not all words are asked for, but make no article match all of them.
  Plan loose = {};
  // Of a word of content among many: how rare it is. 0: the archive does not have it.
  double weight = 1;
};

// How much of a conjunction an article must have.
enum class Demand : std::uint8_t {
  all,
  most,  // all but one
  any,
  half,  // of many words what has enough of the weight of the rarest
};

// From so many words of content on, articles are ranked by what they have of them.
inline constexpr std::size_t kManyWords = 5;

// Where a few words are asked for, an article that has all of them comes before every other one, in
// any order: the weight that it gets for that is more than any sum of other weights. Scores are
// shown without it.
inline constexpr double kAllWords = 1e6;

// Exclusions alone leave every other article.
[[nodiscard]] Plan conjunction(const Ranking& ranking, const std::vector<Clause>& clauses,
                               Demand demand);

// Leaves one of several that say the same; it is required if one of them was.
void drop_repeated(std::vector<Clause>& clauses);

// Whether an article may have less than all the content and still have some.
[[nodiscard]] std::size_t content_words(const std::vector<Clause>& clauses);
[[nodiscard]] bool can_relax(const std::vector<Clause>& clauses, Demand demand);

}  // namespace nachlese::search
