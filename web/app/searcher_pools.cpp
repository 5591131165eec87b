#include "web/app/searcher_pools.hpp"

#include <algorithm>

namespace nachlese::web {

namespace {

std::string key_of_rights(const search::JointRights& rights) {
  std::string out;
  for (const auto& [name, of_archive] : rights) {
    const std::string key = to_key(of_archive);
    out += name + ' ' + std::to_string(key.size()) + ':' + key;
  }
  return out;
}

}  // namespace

std::shared_ptr<SearchBackend> SearcherPools::with(const search::JointRights& rights) {
  constexpr std::size_t kMostPools = 64;  // each holds a bit per article, and open files
  const bool everything = std::ranges::all_of(
      rights, [](const auto& of_archive) { return is_everything(of_archive.second); });
  if (everything) return {std::shared_ptr<void>(), &whole_};
  const std::string key = key_of_rights(rights);
  std::shared_ptr<SearcherPool> gone;  // ends behind the lock
  const std::lock_guard lock(mutex_);
  if (!pools_.contains(key) && pools_.size() >= kMostPools) {
    const auto oldest =
        std::ranges::min_element(pools_, {}, [](const auto& known) { return known.second.used; });
    gone = std::move(oldest->second.pool);
    pools_.erase(oldest);
  }
  Known& known = pools_[key];
  if (!known.pool) known.pool = std::make_shared<SearcherPool>(whole_, rights);
  known.used = ++uses_;
  return known.pool;
}

}  // namespace nachlese::web
