// A pool of searchers for each set of rights that somebody has.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "web/app/searcher_pool.hpp"

namespace nachlese::web {

// Thread-safe. Viewers with the same rights share a pool, whoever they are.
class SearcherPools {
 public:
  // `whole` must outlive it.
  explicit SearcherPools(SearcherPool& whole) : whole_(whole) {}

  // Hold it as long as the answer is made.
  [[nodiscard]] std::shared_ptr<SearchBackend> with(const search::JointRights& rights);

 private:
  struct Known {
    std::shared_ptr<SearcherPool> pool;
    std::uint64_t used = 0;
  };
  SearcherPool& whole_;
  std::mutex mutex_;
  std::map<std::string, Known> pools_;  // by the key of the rights
  std::uint64_t uses_ = 0;
};

}  // namespace nachlese::web
