// The budget of one query, spent while it is compiled: posting lists that it reads, words of the
// vocabulary that are looked at to find them, and time.
#pragma once

#include <algorithm>
#include <cstddef>

#include "searcher/api/deadline.hpp"
#include "searcher/engine/limits.hpp"

namespace nachlese::search {

class QueryBudget {
 public:
  explicit QueryBudget(Deadline deadline = Deadline::max(), std::size_t leaves = limits::kMaxLeaves,
                       std::size_t walked = limits::kMaxWalked)
      : clock_(deadline), leaves_(leaves), to_walk_(walked) {}

  // Charges `leaves` posting lists. May overdraw, since the cost of an expansion is known only once
  // it was made.
  void spend(std::size_t leaves) { leaves_ -= std::min(leaves, leaves_); }
  [[nodiscard]] std::size_t leaves() const { return leaves_; }

  // Charges one word of the vocabulary. False if no more may be looked at. Throws TimeIsUp.
  [[nodiscard]] bool walk() {
    clock_.look();
    if (to_walk_ == 0) return false;
    --to_walk_;
    return true;
  }

  // True if nothing is left of anything.
  [[nodiscard]] bool spent() const { return leaves_ == 0 || to_walk_ == 0; }

  [[nodiscard]] Deadline deadline() const { return clock_.deadline(); }

 private:
  StepClock clock_;
  std::size_t leaves_;
  std::size_t to_walk_;
};

}  // namespace nachlese::search
