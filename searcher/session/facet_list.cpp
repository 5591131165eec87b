#include "searcher/session/facet_list.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/api/response.hpp"
#include "stemming/collate.hpp"

namespace nachlese::search {
namespace {

// Persons, or speakers, who are called like persons.
class PersonList {
 public:
  PersonList(Searcher::State& state, const store::ArchiveDatabase& database,
             const MatchCounter& counter, FacetKind kind)
      : state_(state), database_(database), counter_(counter), kind_(kind) {}

  void add(store::FacetId id) {
    const std::string name = state_.facet_name(database_, id);
    if (name.empty() || !seen_.insert(id).second) return;
    if (is_bare_surname(name)) {
      if (const auto bearer = state_.names.surnames.bearer(database_, name))
        return add(store::with_kind(*bearer, kind_));
    }
    FacetCount value{name, counter_.count_of(id), store::to_digits(id), 0};
    if (const auto surname = state_.names.surnames.counted_for(database_, name))
      value.presumed = counter_.count_of(store::with_kind(*surname, kind_));
    value.count += value.presumed;
    values.push_back(std::move(value));
  }

  std::vector<FacetCount> values;

 private:
  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  const MatchCounter& counter_;
  FacetKind kind_;
  std::unordered_set<store::FacetId> seen_;
};

// Most frequent first, equally frequent ones as in a German list.
void sort_values(std::vector<FacetCount>& values) {
  std::vector<std::pair<std::string, FacetCount>> keyed;
  for (auto& value : values) {
    std::string key = text::collation_key(value.value);
    keyed.emplace_back(std::move(key), std::move(value));
  }
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
  });
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::move(keyed[i].second);
}

}  // namespace

Facets list_facets(Searcher::State& state, const store::ArchiveDatabase& database,
                   const MatchCounter& counter, std::size_t limit, Deadline deadline) {
  Facets facets;
  facets.exact = counter.complete();
  PersonList persons(state, database, counter, FacetKind::person);
  PersonList speakers(state, database, counter, FacetKind::speaker);
  const FacetTally tally = counter.facets(limit);
  for (const auto& [id, count] : tally.values) {
    if (deadline != Deadline::max() && std::chrono::steady_clock::now() >= deadline) {
      facets.exact = false;
      break;
    }
    if (store::kind_of(id) == FacetKind::person) {
      persons.add(id);
      continue;
    }
    if (store::kind_of(id) == FacetKind::speaker) {
      speakers.add(id);
      continue;
    }
    const std::string& name = state.facet_name(database, id);
    if (!name.empty())
      facets.by_kind[index_of(store::kind_of(id))].push_back(
          {name, count, store::to_digits(id), 0});
  }
  facets.by_kind[index_of(FacetKind::person)] = std::move(persons.values);
  facets.by_kind[index_of(FacetKind::speaker)] = std::move(speakers.values);
  for (auto& values : facets.by_kind) {
    sort_values(values);
    if (values.size() > limit) values.resize(limit);
  }
  for (const auto& [month, count] : tally.months) facets.months.push_back({month, count, {}, 0});
  for (const auto& [day, count] : tally.days) facets.days.push_back({day, count, {}, 0});
  return facets;
}

}  // namespace nachlese::search
