#include "web/http/cache.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kOverhead = 512;  // nodes, strings and pointers of an entry, roughly
constexpr std::size_t kLargestShare = 16;

std::size_t bytes_of(const std::string& key, const Response& response) {
  std::size_t bytes = kOverhead + key.size() + response.body.size() + response.content_type.size();
  for (const auto& [name, value] : response.headers)
    bytes += sizeof(name) + sizeof(value) + name.size() + value.size();
  return bytes;
}

}  // namespace

std::shared_ptr<const Response> ResponseCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(key);
  if (place == places_.end()) {
    ++figures_.misses;
    return nullptr;
  }
  ++figures_.hits;
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->response;
}

void ResponseCache::keep(const std::string& key, const Response& response) {
  const std::size_t bytes = bytes_of(key, response);
  if (bytes > most_bytes_ / kLargestShare) return;
  auto kept = std::make_shared<const Response>(response);
  const std::lock_guard lock(mutex_);
  if (places_.contains(key)) return;  // another thread was faster
  entries_.push_front({key, std::move(kept), bytes});
  places_.emplace(entries_.front().key, entries_.begin());
  figures_.bytes += bytes;
  while (figures_.bytes > most_bytes_) drop_oldest();
}

void ResponseCache::drop_oldest() {
  figures_.bytes -= entries_.back().bytes;
  places_.erase(entries_.back().key);
  entries_.pop_back();
}

ResponseCache::Figures ResponseCache::figures() const {
  const std::lock_guard lock(mutex_);
  Figures figures = figures_;
  figures.entries = entries_.size();
  return figures;
}

}  // namespace nachlese::web
