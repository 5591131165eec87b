// Finds and weighs what a plan matches in one local database without Xapian's matcher, whose nested
// lists and per-match objects cost more than reading the postings (docs/DECISIONS.md#evaluation).
// Finds the same articles and weighs them alike but for the order in which weights are added up.
//
// Example: (boosted (all a b) c) leads with the rarer one of a and b. The other one is probed for
// each of its articles, and only where both match does c say whether it adds to the weight.
#pragma once

#include <memory>

#include "searcher/engine/emit.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// Part of a plan. Articles are asked for by ascending id, either all by skip_to() or all by
// probe().
class Evaluation {
 public:
  static constexpr Xapian::docid kEnd = static_cast<Xapian::docid>(-1);

  Evaluation() = default;
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;
  virtual ~Evaluation() = default;

  // The first match from `document` on, or kEnd. Throws TimeIsUp after the deadline.
  virtual Xapian::docid skip_to(Xapian::docid document) = 0;
  // `document` if it matches, else a later one before which none does. Cheaper than skip_to().
  virtual Xapian::docid probe(Xapian::docid document) = 0;
  // Of the match that was found last.
  [[nodiscard]] virtual double weight() = 0;
  // How many articles match, about.
  [[nodiscard]] virtual Xapian::doccount about() const = 0;
};

// Of the articles that may be seen. Weighing::none: of what matches alone, as matching(plan) says.
// Null if it is left to Xapian's matcher: for several shards, for everything, and for plans of many
// posting lists, which at-least may read one after the other.
[[nodiscard]] std::unique_ptr<Evaluation> evaluation_of(const Plan& plan, const Target& target,
                                                        Weighing weights = Weighing::sources);

// use(id) for each match from `first` to `last`. False if time ran out.
template <typename Use>
[[nodiscard]] bool each_match(Evaluation& evaluation, Deadline deadline, Xapian::docid first,
                              Xapian::docid last, Use use) {
  try {
    look_at_clock(deadline);
    for (auto id = evaluation.skip_to(first); id <= last && id != Evaluation::kEnd;
         id = evaluation.skip_to(id + 1))
      use(id);
  } catch (const TimeIsUp&) {
    return false;
  }
  return true;
}

}  // namespace nachlese::search
