#include "searcher/session/facet_list.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/api/response.hpp"
#include "stemming/collate.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using Counters = std::vector<const MatchCounter*>;

// The values of one kind, each counted by the first of the counters that has it at all.
class ValueList {
 public:
  ValueList(Searcher::State& state, const store::ArchiveDatabase& database, FacetKind kind)
      : state_(state), database_(database), kind_(kind) {}

  // `chosen`: also a surname that means nobody in particular.
  void add(store::FacetId id, bool chosen = false) {
    const std::string name = state_.facet_name(database_, id);
    if (name.empty() || !seen_.insert(id).second) return;
    // Speakers are called like persons.
    if (kind_ != FacetKind::person && kind_ != FacetKind::speaker)
      return entries_.push_back({id, name, 0});
    if (is_bare_surname(name)) {
      if (const auto bearer = state_.names.surnames.bearer(database_, name))
        return add(store::with_kind(*bearer, kind_), chosen);
      if (!chosen && state_.names.surnames.is_shared(database_, name)) return;
    }
    const auto surname = state_.names.surnames.counted_for(database_, name);
    entries_.push_back({id, name, surname ? store::with_kind(*surname, kind_) : 0});
  }

  [[nodiscard]] std::vector<FacetCount> counted(const Counters& counters) {
    std::vector<FacetCount> all(entries_.size());
    for (const MatchCounter* counter : counters) count_by(*counter, all);
    std::erase_if(all, [](const FacetCount& value) { return value.count == 0; });
    return all;
  }

 private:
  struct Entry {
    store::FacetId id = 0;
    std::string name;
    store::FacetId surname = 0;  // that counts for the person; 0: none
  };

  void count_by(const MatchCounter& counter, std::vector<FacetCount>& all) {
    const std::vector<std::uint64_t> both = with_surname_too(counter);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (all[i].count > 0) continue;
      const Entry& entry = entries_[i];
      const std::uint64_t by_surname =
          entry.surname == 0 ? 0 : counter.count_of(entry.surname) - both[i];
      all[i] = {entry.name, counter.count_of(entry.id) + by_surname, store::to_digits(entry.id),
                by_surname};
    }
  }

  // What is counted for a person by the full name and by the surname.
  std::vector<std::uint64_t> with_surname_too(const MatchCounter& counter) {
    std::vector<ValuePair> pairs;
    std::vector<Surnames::Articles> articles;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (entry.surname == 0 || counter.count_of(entry.surname) == 0) continue;
      pairs.emplace_back(entry.id, entry.surname);
      articles.push_back(state_.names.surnames.with_both(database_, entry.name, kind_));
      places.push_back(i);
    }
    std::vector<std::uint64_t> out(entries_.size());
    const auto counts = counter.count_both(pairs, articles);
    for (std::size_t i = 0; i < places.size(); ++i) out[places[i]] = counts[i];
    return out;
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  FacetKind kind_;
  std::vector<Entry> entries_;
  std::unordered_set<store::FacetId> seen_;
};

void sort_like_list(std::vector<FacetCount>::iterator begin,
                    std::vector<FacetCount>::iterator end) {
  std::vector<std::pair<std::string, FacetCount>> keyed;
  for (auto value = begin; value != end; ++value) {
    std::string key = text::collation_key(value->value);
    keyed.emplace_back(std::move(key), std::move(*value));
  }
  std::ranges::sort(keyed, {}, [](const auto& entry) -> const std::string& { return entry.first; });
  for (auto& [key, value] : keyed) *begin++ = std::move(value);
}

// Most frequent first, the first `shown` of equally frequent ones as in a German list.
void sort_values(std::vector<FacetCount>& values, std::size_t shown) {
  std::ranges::sort(values, std::greater(), &FacetCount::count);
  const auto hidden = values.begin() + static_cast<std::ptrdiff_t>(std::min(shown, values.size()));
  for (auto begin = values.begin(); begin < hidden;) {
    const auto end = std::find_if(
        begin, values.end(), [&](const FacetCount& value) { return value.count != begin->count; });
    if (end - begin > 1) sort_like_list(begin, end);
    begin = end;
  }
}

std::vector<FacetCount> periods(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  std::vector<FacetCount> out;
  for (const auto& [period, count] : counts) out.push_back({period, count, {}, 0});
  return out;
}

// So many values that `limit` remain without the surnames that mean nobody in particular.
std::size_t roomy(std::size_t limit) {
  constexpr std::size_t kMost = 1'000'000;
  return limit == 0 || limit > kMost ? limit : limit + limit / 4 + 8;
}

// Makes one list after the other.
class Lists {
 public:
  Lists(Searcher::State& state, const store::ArchiveDatabase& database, const FacetCounts& counts,
        std::size_t limit, Deadline deadline)
      : state_(state), database_(database), counts_(counts), limit_(limit), deadline_(deadline) {}

  [[nodiscard]] Facets take() {
    FacetTally tally = counts_.matches.facets(roomy(limit_));
    facets_.exact = facets_.exact && counts_.matches.complete();
    for (const auto& row : kFacetKinds) {
      const auto open = std::ranges::find(counts_.open, row.kind, &OpenKind::kind);
      if (open == counts_.open.end()) {
        list(row.kind, tally, {&counts_.matches});
      } else {
        list_open(*open);
      }
    }
    facets_.years = periods(tally.years);
    facets_.months = periods(tally.months);
    facets_.days = periods(tally.days);
    return std::move(facets_);
  }

 private:
  void list_open(const OpenKind& open) {
    FacetTally tally;
    Counters counters;
    // A value may be rare in the last one and frequent before.
    const std::size_t limit =
        open.counters.size() > 1 ? static_cast<std::size_t>(-1) : roomy(limit_);
    for (const MatchCounter& counter : open.counters) {
      const auto values = counter.facets(limit).values;
      tally.values.insert(tally.values.end(), values.begin(), values.end());
      counters.push_back(&counter);
      facets_.exact = facets_.exact && counter.complete();
    }
    list(open.kind, tally, counters);
  }

  void list(FacetKind kind, const FacetTally& tally, const Counters& counters) {
    ValueList list(state_, database_, kind);
    std::vector<std::string> chosen;
    for (const FacetFilter& filter : counts_.chosen) {
      if (filter.kind != kind || filter.exclude || limit_ == 0) continue;
      const std::string value = known_value(database_, kind, filter.value, state_.names);
      const store::FacetId id = store::facet_id(kind, text::fold_value(value));
      list.add(id, true);
      chosen.push_back(store::to_digits(id));
    }
    for (const auto& [id, count] : tally.values) {
      if (store::kind_of(id) != kind) continue;
      if (is_past(deadline_)) {
        facets_.exact = false;
        break;
      }
      list.add(id);
    }
    auto values = list.counted(counters);
    sort_values(values, limit_);
    std::size_t place = 0;
    std::erase_if(values, [&](const FacetCount& value) {
      return place++ >= limit_ && std::ranges::find(chosen, value.id) == chosen.end();
    });
    facets_.by_kind[index_of(kind)] = std::move(values);
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  const FacetCounts& counts_;
  std::size_t limit_;
  Deadline deadline_;
  Facets facets_;
};

}  // namespace

Facets list_facets(Searcher::State& state, const store::ArchiveDatabase& database,
                   const FacetCounts& counts, std::size_t limit, Deadline deadline) {
  return Lists(state, database, counts, limit, deadline).take();
}

}  // namespace nachlese::search
