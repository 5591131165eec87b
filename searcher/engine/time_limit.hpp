// Ends a search whose time is up and keeps the best matches seen until then.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::search {

// Xapian's own time limit bounds only how many matches it looks at beyond the best ones. This one
// watches every match and keeps the best itself, since the engine returns nothing once it is
// stopped. It sees nothing between two matches; a ClockSource does (engine/clock_source.hpp).
class TimeLimit : public Xapian::MatchSpy {
 public:
  struct Seen {
    double key = 0;  // by which the best ones come first
    double weight = 0;
    Xapian::docid docid = 0;   // in its shard, which a MatchSpy is not told
    std::string content_hash;  // tells which that was; empty if there is only one
  };

  // Keeps the `most` best ones in the order of `sort`.
  TimeLimit(Deadline deadline, Sort sort, std::size_t most, std::size_t shards)
      : deadline_(deadline), sort_(sort), most_(most), shards_(shards) {}

  void operator()(const Xapian::Document& document, double weight) override;

  // Best first.
  [[nodiscard]] std::vector<Seen> best() const;

 private:
  Deadline deadline_;
  Sort sort_;
  std::size_t most_;
  std::size_t shards_;
  std::size_t matches_ = 0;
  std::vector<Seen> heap_;  // the worst one in front
};

// The id of `seen` in the whole archive.
[[nodiscard]] Xapian::docid id_in_archive(const store::ArchiveDatabase& database,
                                          const TimeLimit::Seen& seen);

}  // namespace nachlese::search
