#include "searcher/result/match_counter.hpp"

#include <algorithm>

#include "core/store/terms.hpp"

namespace nachlese {
namespace {

// Open addressing with linear probing; key 0 is free (a hash of 45 zero bits for a person is as good as impossible).
class Counts {
 public:
  Counts() : slots_(1024) {}

  void add(std::uint64_t key) {
    Slot* slot = &find(key);
    if (slot->key == 0) {
      if (2 * ++used_ > slots_.size()) {
        grow();
        slot = &find(key);
      }
      slot->key = key;
    }
    ++slot->count;
  }

  [[nodiscard]] std::size_t distinct() const { return used_; }

  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> list() const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
    out.reserve(used_);
    for (const auto& slot : slots_) {
      if (slot.key != 0) out.emplace_back(slot.key, slot.count);
    }
    return out;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t count = 0;
  };

  Slot& find(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key * 0x9E3779B97F4A7C15U >> 32U) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 4);
    old.swap(slots_);
    for (const auto& slot : old) {
      if (slot.key != 0) find(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

constexpr std::uint64_t kSecondsPerDay = 86400;

}  // namespace

class MatchCounter::Spy : public Xapian::MatchSpy {
 public:
  Spy(bool count_facets, bool count_clusters) : facets_(count_facets), clusters_(count_clusters) {}

  void operator()(const Xapian::Document& document, double) override {
    ++matches;
    if (clusters_) add_cluster(document.get_value(schema::kCluster));
    if (facets_) add_facets(document);
  }

  std::uint64_t matches = 0;
  std::uint64_t alone = 0;  // matches without a cluster
  Counts clusters;
  Counts values;
  Counts days;

  [[nodiscard]] std::uint64_t distinct() const { return clusters_ ? clusters.distinct() + alone : matches; }

 private:
  void add_cluster(const std::string& packed) {
    const std::uint64_t cluster = unpack_number(packed);
    if (cluster == 0) {
      ++alone;
    } else {
      clusters.add(cluster);
    }
  }

  void add_facets(const Xapian::Document& document) {
    const std::string packed = document.get_value(schema::kFacets);
    for (std::size_t at = 0; at + kFacetIdBytes <= packed.size(); at += kFacetIdBytes) values.add(unpack_facet(packed.data() + at));
    const std::string date = document.get_value(schema::kPublished);
    if (!date.empty()) days.add(unpack_number(date) / kSecondsPerDay);
  }

  bool facets_;
  bool clusters_;
};

MatchCounter::MatchCounter(bool facets, bool clusters) : spy_(std::make_unique<Spy>(facets, clusters)) {}
MatchCounter::~MatchCounter() = default;

void MatchCounter::attach(Xapian::Enquire& enquire) { enquire.add_matchspy(spy_.get()); }

std::uint64_t MatchCounter::matches() const { return spy_->matches; }
std::uint64_t MatchCounter::distinct() const { return spy_->distinct(); }

FacetTally MatchCounter::facets(std::size_t limit) const {
  FacetTally out;
  auto values = spy_->values.list();
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    if (kind_of(a.first) != kind_of(b.first)) return kind_of(a.first) < kind_of(b.first);
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::size_t of_kind = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    of_kind = i > 0 && kind_of(values[i].first) == kind_of(values[i - 1].first) ? of_kind + 1 : 0;
    if (of_kind < limit) out.values.push_back(values[i]);
  }
  auto days = spy_->days.list();
  std::sort(days.begin(), days.end());
  for (const auto& [day, count] : days) {
    Date date = from_wall_seconds(day * kSecondsPerDay);
    date.precision = Date::Precision::month;
    const std::string month = to_iso(date);
    if (out.months.empty() || out.months.back().first != month) out.months.emplace_back(month, 0);
    out.months.back().second += count;
  }
  return out;
}

}  // namespace nachlese
