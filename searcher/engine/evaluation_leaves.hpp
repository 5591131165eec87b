// The parts of an evaluation that read the archive; those that join others are in evaluation.cpp.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/engine/evaluation.hpp"

namespace nachlese::search {

// What matches or not, and adds nothing.
class Weightless : public Evaluation {
 public:
  double weight() override { return 0; }
};

// The layers of a word; the best one weighs.
[[nodiscard]] std::unique_ptr<Evaluation> evaluate_word(const std::vector<Layer>& layers,
                                                        const Target& target);
// Any of the terms; does not weigh.
[[nodiscard]] std::unique_ptr<Evaluation> evaluate_terms(const std::vector<std::string>& terms,
                                                         const Target& target);
// Articles whose value in the slot of Op::range is in it; does not weigh.
[[nodiscard]] std::unique_ptr<Evaluation> evaluate_range(const Plan& range, const Target& target);
// Of articles that have a term of each place of a phrase or a nearness, those in which they stand
// as asked; does not weigh. Says that it matches most, so that it is asked last.
[[nodiscard]] std::unique_ptr<Evaluation> evaluate_order(const Plan& places, const Target& target);
// Articles that may be seen; does not weigh.
[[nodiscard]] std::unique_ptr<Evaluation> evaluate_visible(const store::ArchiveDatabase& database);

}  // namespace nachlese::search
