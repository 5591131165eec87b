#include "searcher/time_limit.hpp"

#include <algorithm>

#include "core/store/terms.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kLookEvery = 64;  // matches between two looks at the clock

bool better(const TimeLimit::Seen& a, const TimeLimit::Seen& b) { return a.key != b.key ? a.key > b.key : a.docid < b.docid; }

}  // namespace

Deadline deadline_after(double seconds) {
  constexpr double kForever = 1e6;
  if (seconds <= 0 || seconds > kForever) return Deadline::max();
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

void TimeLimit::operator()(const Xapian::Document& document, double weight) {
  if (matches_++ % kLookEvery == 0 && std::chrono::steady_clock::now() >= deadline_) throw TimeIsUp{};
  Seen seen{weight, weight, document.get_docid()};
  if (sort_ != Sort::relevance) {
    seen.key = static_cast<double>(unpack_number(document.get_value(schema::kPublished)));
    if (sort_ == Sort::oldest) seen.key = -seen.key;
  }
  if (heap_.size() < most_) {
    heap_.push_back(seen);
    std::push_heap(heap_.begin(), heap_.end(), better);
  } else if (most_ > 0 && better(seen, heap_.front())) {
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.back() = seen;
    std::push_heap(heap_.begin(), heap_.end(), better);
  }
}

std::vector<TimeLimit::Seen> TimeLimit::best() const {
  auto out = heap_;
  std::sort(out.begin(), out.end(), better);
  return out;
}

}  // namespace nachlese
