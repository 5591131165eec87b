// Records which documents match.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/api/deadline.hpp"
#include "searcher/engine/time_limit.hpp"

namespace nachlese::search {

// Of one database, ascending; throws TimeIsUp after `deadline`. Reads nothing from the documents:
// a slot read in one go costs a tenth of the same value asked of each document.
class Recorder : public Xapian::MatchSpy {
 public:
  explicit Recorder(Deadline deadline, std::vector<Xapian::docid>& ids,
                    std::vector<double>* weights = nullptr)
      : deadline_(deadline), ids_(ids), weights_(weights) {}

  void operator()(const Xapian::Document& document, double weight) override {
    constexpr std::size_t kLookEvery =
        64;  // matches between two looks at the clock; each may have thousands of lists
    if (ids_.size() % kLookEvery == 0) look_at_clock(deadline_);
    ids_.push_back(document.get_docid());
    if (weights_ != nullptr) weights_->push_back(weight);
  }

 private:
  Deadline deadline_;
  std::vector<Xapian::docid>& ids_;
  std::vector<double>* weights_;
};

}  // namespace nachlese::search
