#include "searcher/result/match_counter.hpp"

#include <algorithm>
#include <array>

#include "core/store/terms.hpp"
#include "searcher/search.hpp"

namespace nachlese {
namespace {

// Open addressing with linear probing; key 0 is free (a hash of 45 zero bits for a person is as good as impossible).
class Counts {
 public:
  Counts() : slots_(1024) {}

  void add(std::uint64_t key, std::uint64_t count = 1) {
    Slot* slot = &find(key);
    if (slot->key == 0) {
      if (4 * ++used_ > 3 * slots_.size()) {  // dense: what does not fit into the caches is slow
        grow();
        slot = &find(key);
      }
      slot->key = key;
    }
    slot->count += count;
  }

  [[nodiscard]] std::uint64_t count_of(std::uint64_t key) const {
    const Slot& slot = slots_[place_of(key)];
    return slot.key == key ? slot.count : 0;
  }

  [[nodiscard]] std::size_t distinct() const { return used_; }

  // To be called some time before add() or count_of(), which then find the place in the cache.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[home(key)], 1); }

  template <typename Use>
  void each(Use use) const {
    for (const auto& slot : slots_) {
      if (slot.key != 0) use(slot.key, slot.count);
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t count = 0;
  };

  [[nodiscard]] std::size_t home(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15U >> 32U) & (slots_.size() - 1); }
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = home(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  Slot& find(std::uint64_t key) { return slots_[place_of(key)]; }

  void grow() {
    std::vector<Slot> old(slots_.size() * (slots_.size() < kLarge ? 4 : 2));
    old.swap(slots_);
    for (const auto& slot : old) {
      if (slot.key != 0) find(slot.key) = slot;
    }
  }

  static constexpr std::size_t kLarge = 1U << 16U;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

constexpr std::uint64_t kSecondsPerDay = 86400;

using Counted = std::pair<FacetId, std::uint64_t>;

bool more_frequent(const Counted& a, const Counted& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; }

// Orders values of one kind and appends those that FacetTally wants.
void append_top(std::vector<Counted>& values, std::size_t limit, std::vector<Counted>& out) {
  if (values.empty() || limit == 0) return;
  auto end = values.end();
  if (limit < values.size()) {
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
    std::nth_element(values.begin(), last, values.end(), more_frequent);
    end = last + 1;
    if (kind_of(last->first) == FacetKind::person) {
      const std::uint64_t half = (last->second + 1) / 2;
      end = std::partition(end, values.end(), [half](const Counted& value) { return value.second >= half; });
    }
  }
  std::sort(values.begin(), end, more_frequent);
  out.insert(out.end(), values.begin(), end);
}

}  // namespace

class MatchCounter::Spy : public Xapian::MatchSpy {
 public:
  Spy(bool count_facets, bool count_clusters, std::uint64_t exact)
      : exact_up_to(exact), facets_(count_facets), clusters_(count_clusters) {}

  void operator()(const Xapian::Document& document, double) override {
    ++matches;
    if (clusters_) add_cluster(document.get_value(schema::kCluster), 1);
    if (!facets_) return;
    if (matches <= exact_up_to) {
      add_facets(document, 1);
    } else if (is_sampled(document.get_docid())) {
      add_facets(document, kSampledOneIn);
    }
  }

  void add_cluster(const std::string& packed, std::uint64_t count) {
    const std::uint64_t cluster = unpack_number(packed);
    if (cluster == 0) {
      alone += count;
    } else {
      clusters.add(cluster, count);
    }
  }

  // The values of a document are counted when the next one comes: the table is larger than the caches, and what it says about them
  // has arrived by then.
  void add_facets(const std::string& packed, std::uint64_t count) {
    settle();
    pending_count_ = count;
    for (std::size_t at = 0; at + kFacetIdBytes <= packed.size(); at += kFacetIdBytes) {
      pending_.push_back(unpack_facet(packed.data() + at));
      values.prefetch(pending_.back());
    }
  }

  void settle() {
    for (const FacetId id : pending_) values.add(id, pending_count_);
    pending_.clear();
  }

  void add_date(const std::string& packed, std::uint64_t count) {
    if (!packed.empty()) days.add(unpack_number(packed) / kSecondsPerDay, count);
  }

  const std::uint64_t exact_up_to;
  std::uint64_t matches = 0;
  std::uint64_t alone = 0;  // matches without a cluster
  Counts clusters;
  Counts values;
  Counts days;

  [[nodiscard]] std::uint64_t distinct() const { return clusters_ ? clusters.distinct() + alone : matches; }
  [[nodiscard]] bool counts_facets() const { return facets_; }

 private:
  // Not every eighth id: with eight shards that would be one of them.
  static bool is_sampled(Xapian::docid id) { return (id * std::uint64_t{0x9E3779B97F4A7C15U} >> 32U) % kSampledOneIn == 0; }

  void add_facets(const Xapian::Document& document, std::uint64_t count) {
    add_facets(document.get_value(schema::kFacets), count);
    add_date(document.get_value(schema::kPublished), count);
  }

  bool facets_;
  bool clusters_;
  std::vector<FacetId> pending_;
  std::uint64_t pending_count_ = 0;
};

struct MatchCounter::RemoteSpies {
  Xapian::ValueCountMatchSpy clusters{schema::kCluster};
  Xapian::ValueCountMatchSpy facets{schema::kFacets};
  Xapian::ValueCountMatchSpy dates{schema::kPublished};
};

MatchCounter::MatchCounter(bool facets, bool clusters, std::uint64_t exact_up_to)
    : spy_(std::make_unique<Spy>(facets, clusters, exact_up_to)) {}
MatchCounter::~MatchCounter() = default;

void MatchCounter::attach(Xapian::Enquire& enquire, bool remote) {
  if (!remote) return enquire.add_matchspy(spy_.get());
  remote_ = std::make_unique<RemoteSpies>();
  enquire.add_matchspy(&remote_->clusters);
  if (!spy_->counts_facets()) return;
  enquire.add_matchspy(&remote_->facets);
  enquire.add_matchspy(&remote_->dates);
}

void MatchCounter::finish() {
  if (remote_ == nullptr) return;
  const auto each = [](const Xapian::ValueCountMatchSpy& spy, auto&& add) {
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) add(*value, value.get_termfreq());
  };
  spy_->matches = spy_->alone = remote_->clusters.get_total();
  each(remote_->clusters, [&](const std::string& packed, std::uint64_t count) {
    spy_->alone -= count;
    spy_->add_cluster(packed, count);
  });
  each(remote_->facets, [&](const std::string& packed, std::uint64_t count) { spy_->add_facets(packed, count); });
  each(remote_->dates, [&](const std::string& packed, std::uint64_t count) { spy_->add_date(packed, count); });
  remote_.reset();
  exact_ = true;
}

std::uint64_t MatchCounter::matches() const { return spy_->matches; }
std::uint64_t MatchCounter::distinct() const { return spy_->distinct(); }

std::uint64_t MatchCounter::count_of_cluster(const std::string& packed) const {
  return packed.empty() ? 0 : spy_->clusters.count_of(unpack_number(packed));
}

bool MatchCounter::facets_exact() const { return exact_ || spy_->matches <= spy_->exact_up_to; }

std::uint64_t MatchCounter::count_of(FacetId value) const {
  spy_->settle();
  return spy_->values.count_of(value);
}

FacetTally MatchCounter::facets(std::size_t limit) const {
  FacetTally out;
  std::array<std::vector<Counted>, kFacetKinds.size()> by_kind;
  spy_->settle();
  spy_->values.each(
      [&](FacetId id, std::uint64_t count) { by_kind[static_cast<std::size_t>(kind_of(id))].emplace_back(id, count); });
  for (auto& values : by_kind) append_top(values, limit, out.values);
  std::vector<Counted> days;
  spy_->days.each([&](std::uint64_t day, std::uint64_t count) { days.emplace_back(day, count); });
  std::sort(days.begin(), days.end());
  const bool few = !days.empty() && days.back().first - days.front().first < kMostDays;
  for (const auto& [day, count] : days) {
    Date date = from_wall_seconds(day * kSecondsPerDay);
    date.precision = Date::Precision::day;
    if (few) out.days.emplace_back(to_iso(date), count);
    date.precision = Date::Precision::month;
    const std::string month = to_iso(date);
    if (out.months.empty() || out.months.back().first != month) out.months.emplace_back(month, 0);
    out.months.back().second += count;
  }
  return out;
}

}  // namespace nachlese
