#include "searcher/engine/match_counter.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/base/facet_kind.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/response.hpp"
#include "searcher/engine/counting.hpp"
#include "searcher/engine/evaluation.hpp"
#include "searcher/engine/recorder.hpp"

namespace nachlese::search {
namespace {

constexpr std::uint64_t kSecondsPerDay = 86400;
constexpr std::size_t kFacetsAtOnce = 4096;
constexpr std::uint64_t kManyNames =
    128;  // matches × this ≥ names in the archive: a counter for each name is worth its memory

using Counted = std::pair<store::FacetId, std::uint64_t>;

bool more_frequent(const Counted& a, const Counted& b) {
  return a.second != b.second ? a.second > b.second : a.first < b.first;
}

// Orders values of one kind and appends those that FacetTally wants.
void append_top(std::vector<Counted>& values, std::size_t limit, std::vector<Counted>& out) {
  if (values.empty() || limit == 0) return;
  auto end = values.end();
  if (limit < values.size()) {
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
    std::nth_element(values.begin(), last, values.end(), more_frequent);
    end = last + 1;
    if (store::kind_of(last->first) == FacetKind::person) {
      const std::uint64_t half = (last->second + 1) / 2;
      end = std::partition(end, values.end(),
                           [half](const Counted& value) { return value.second >= half; });
    }
  }
  std::sort(values.begin(), end, more_frequent);
  out.insert(out.end(), values.begin(), end);
}

// use(place in `documents`, value) for each of the documents, ascending, that has one.
template <typename Use>
void each_value(const Xapian::Database& shard, Xapian::valueno slot,
                const std::vector<Xapian::docid>& documents, Use use) {
  auto value = shard.valuestream_begin(slot);
  const auto end = shard.valuestream_end(slot);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (value == end) return;
    value.skip_to(documents[i]);
    if (value != end && value.get_docid() == documents[i]) use(i, *value);
  }
}

Matching matches_of(const Xapian::Query& query, const Target& target, bool& complete) {
  Matching out;  // one shard after the other: a MatchSpy is told their own ids
  for (std::size_t i = 0; i < target.database.shards(); ++i) {
    Recorder recorder(target.deadline, out.emplace_back());
    Enquiry enquire = counting_enquire(Enquiry(target.database, i), query, target);
    enquire.add_matchspy(&recorder);
    try {
      (void)enquire.get_mset(0, 0, target.database.get_doccount());
    } catch (const TimeIsUp&) {
      complete = false;
    }
  }
  return out;
}

void sort_unique(std::vector<std::uint64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

Date day_of(std::uint64_t day) { return from_wall_seconds(day * kSecondsPerDay); }

template <typename Period>
std::uint64_t again(const std::map<Period, std::uint64_t>& counts, Period period) {
  const auto found = counts.find(period);
  return found == counts.end() ? 0 : found->second;
}

std::int64_t month_of(const Date& date) { return std::int64_t{date.year} * 12 + date.month - 1; }

}  // namespace

const Matching& MatchCounter::count(const Plan& plan, const Target& target) {
  if (const auto evaluation = evaluation_of(plan, target, Weighing::none)) {
    Matching found(1);
    complete_ = each_match(*evaluation, target.deadline, 1, target.database.get_lastdocid(),
                           [&](Xapian::docid id) { found.front().push_back(id); });
    count(std::move(found), target);
    return *matching_;
  }
  const Xapian::Query query =
      target.filters == Filters::free
          ? Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, emit(plan, Weighing::none, target), 0)
          : emit_search(plan, Weighing::operators, target);
  if (target.database.has_remote()) {
    count_there(query, target);
  } else {
    count(matches_of(query, target, complete_), target);
  }
  return *matching_;
}

void MatchCounter::count(Matching matching, const Target& target) {
  matching_ = std::make_shared<const Matching>(std::move(matching));
  for (const auto& documents : *matching_) matches_ += documents.size();
  alone_ = matches_;
  members_of_.resize(matching_->size());
  if (target.columns) {
    count_columns(*target.columns);
  } else {
    count_slots(target.database);
  }
  add_members();
}

// A match in a column.
struct MatchCounter::Place {
  std::uint32_t cluster;
  std::uint32_t shard;
  Xapian::docid document;
};

void MatchCounter::count_columns(const Columns& columns) {
  // For few matches a table is cheaper than a counter for each name and cluster of the archive.
  const bool few = matches_ * kManyNames < columns.facet_ids.size() + columns.clusters.size();
  std::vector<std::uint32_t> facets(count_facets_ && !few ? columns.facet_ids.size() : 0);
  std::vector<std::uint32_t> clusters(few ? 0 : columns.clusters.size());
  const auto add = [&](const Columns::Shard& shard, Xapian::docid document) {
    if (shard.published[document] != 0) add_date(shard.published[document], 1);
    for (auto at = shard.first_facet[document]; at != shard.first_facet[document + 1]; ++at) {
      if (few) {
        values_.add(columns.facet_ids[shard.facets[at]]);
      } else {
        ++facets[shard.facets[at]];
      }
    }
  };
  std::vector<Place> in_clusters;
  for (std::uint32_t i = 0; i < matching_->size(); ++i) {
    const Columns::Shard& shard = columns.shards[i];
    for (const Xapian::docid document : (*matching_)[i]) {
      const std::uint32_t cluster = shard.cluster[document];
      if (cluster != 0) {
        if (few) {
          add_cluster(columns.clusters[cluster], 1);
        } else {
          ++clusters[cluster];
        }
      }
      if (!count_facets_) continue;
      if (cluster != 0 && collapse_) {
        in_clusters.push_back({cluster, i, document});
      } else {
        add(shard, document);
      }
    }
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (clusters[i] > 1)
      add_cluster(columns.clusters[i], clusters[i]);  // one alone is as good as none
  }
  for (const Place& place : in_clusters) {
    const Columns::Shard& shard = columns.shards[place.shard];
    const bool several =
        few ? is_one_of_several(columns.clusters[place.cluster]) : clusters[place.cluster] > 1;
    if (several) {
      add_member(columns, place);
    } else {
      add(shard, place.document);
    }
  }
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (facets[i] > 0) values_.add(columns.facet_ids[i], facets[i]);
  }
}

void MatchCounter::add_member(const Columns& columns, const Place& place) {
  const Columns::Shard& shard = columns.shards[place.shard];
  const std::size_t first = member_values_.size();
  for (auto at = shard.first_facet[place.document]; at != shard.first_facet[place.document + 1];
       ++at)
    member_values_.push_back(columns.facet_ids[shard.facets[at]]);
  members_.push_back({columns.clusters[place.cluster], shard.published[place.document], first,
                      member_values_.size()});
  members_of_[place.shard].push_back(place.document);
}

void MatchCounter::count_slots(const store::ArchiveDatabase& database) {
  std::vector<std::vector<std::uint64_t>> clusters;  // of each match; 0: none
  for (std::size_t i = 0; i < database.shards(); ++i) {
    auto& of_shard = clusters.emplace_back((*matching_)[i].size());
    each_value(database.shard(i), schema::kCluster, (*matching_)[i],
               [&](std::size_t at, const std::string& value) {
                 of_shard[at] = store::unpack_number(value);
                 add_cluster(of_shard[at], 1);
               });
  }
  for (std::size_t i = 0; count_facets_ && i < database.shards(); ++i)
    count_shard(database, i, clusters[i]);
}

void MatchCounter::count_shard(const store::ArchiveDatabase& database, std::size_t number,
                               const std::vector<std::uint64_t>& clusters) {
  const Xapian::Database& shard = database.shard(number);
  const Documents& documents = (*matching_)[number];
  const std::size_t members = members_.size();
  constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> member_at(documents.size(), kNone);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!is_one_of_several(clusters[i])) continue;
    member_at[i] = static_cast<std::uint32_t>(members_.size() - members);
    members_.push_back({clusters[i], 0, 0, 0});
    members_of_[number].push_back(documents[i]);
  }
  std::vector<store::FacetId> facets;
  each_value(shard, schema::kFacets, documents, [&](std::size_t at, const std::string& value) {
    if (member_at[at] != kNone) {
      Member& member = members_[members + member_at[at]];
      member.first = member_values_.size();
      append_facets(value, member_values_);
      member.end = member_values_.size();
      return;
    }
    append_facets(value, facets);
    if (facets.size() < kFacetsAtOnce) return;
    values_.add_all(facets, 1);
    facets.clear();
  });
  values_.add_all(facets, 1);
  each_value(shard, schema::kPublished, documents, [&](std::size_t at, const std::string& value) {
    const std::uint64_t published = store::unpack_number(value);
    if (member_at[at] != kNone) {
      members_[members + member_at[at]].published = published;
    } else {
      add_date(published, 1);
    }
  });
}

// Each cluster once for every value and date that any of its members has.
void MatchCounter::add_members() {
  std::sort(members_.begin(), members_.end(),
            [](const Member& a, const Member& b) { return a.cluster < b.cluster; });
  std::vector<store::FacetId> values;
  std::vector<std::uint64_t> days;
  for (std::size_t at = 0; at < members_.size();) {
    const std::uint64_t cluster = members_[at].cluster;
    values.clear();
    days.clear();
    for (; at < members_.size() && members_[at].cluster == cluster; ++at) {
      const Member& member = members_[at];
      values.insert(values.end(),
                    member_values_.begin() + static_cast<std::ptrdiff_t>(member.first),
                    member_values_.begin() + static_cast<std::ptrdiff_t>(member.end));
      if (member.published != 0) days.push_back(member.published / kSecondsPerDay);
    }
    sort_unique(values);
    values_.add_all(values, 1);
    add_company(values, 1);
    sort_unique(days);
    add_days(days);
  }
  members_ = {};
  member_values_ = {};
}

void MatchCounter::add_company(const std::vector<store::FacetId>& values, std::uint64_t count) {
  const std::size_t before = persons_.size();
  for (const store::FacetId value : values) {  // ascending
    const FacetKind kind = store::kind_of(value);
    if (kind == FacetKind::person || kind == FacetKind::speaker) persons_.push_back(value);
  }
  if (persons_.size() < before + 2) return persons_.resize(before);
  companies_.push_back({persons_.size(), count});
}

void MatchCounter::add_days(const std::vector<std::uint64_t>& days) {
  for (std::size_t i = 0; i < days.size(); ++i) {
    days_.add(days[i], 1);
    if (i == 0) continue;
    const Date before = day_of(days[i - 1]);
    const Date date = day_of(days[i]);
    if (month_of(date) == month_of(before)) ++months_again_[month_of(date)];
    if (date.year == before.year) ++years_again_[date.year];
  }
}

void MatchCounter::add_date(std::uint64_t published, std::uint64_t count) {
  days_.add(published / kSecondsPerDay, count);
}

void MatchCounter::add_cluster(std::uint64_t cluster, std::uint64_t count) {
  alone_ -= count;
  clusters_.add(cluster, count);
}

std::uint64_t MatchCounter::count_of_cluster(const std::string& packed) const {
  return packed.empty() ? 0 : clusters_.count_of(store::unpack_number(packed));
}

bool MatchCounter::counts_alone(Xapian::docid in_archive) const {
  if (matching_->empty()) return false;
  const std::size_t shard = store::shard_of(in_archive, matching_->size());
  const Xapian::docid id = store::id_in_shard(in_archive, matching_->size());
  return std::ranges::binary_search((*matching_)[shard], id) &&
         !std::ranges::binary_search(members_of_[shard], id);
}

std::vector<std::uint64_t> MatchCounter::count_both(
    const std::vector<ValuePair>& pairs,
    const std::vector<std::shared_ptr<const Documents>>& with_both) const {
  std::vector<std::uint64_t> out(pairs.size());
  if (pairs.empty()) return out;
  std::unordered_map<store::FacetId, std::size_t> by_first;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    by_first.emplace(pairs[i].first, i);
    for (const Xapian::docid document : *with_both[i]) out[i] += counts_alone(document) ? 1 : 0;
  }
  std::size_t begin = 0;
  for (const Company& company : companies_) {
    const auto first = persons_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = persons_.begin() + static_cast<std::ptrdiff_t>(company.end);
    for (auto person = first; person != last; ++person) {
      const auto pair = by_first.find(*person);
      if (pair != by_first.end() && std::binary_search(first, last, pairs[pair->second].second))
        out[pair->second] += company.count;
    }
    begin = company.end;
  }
  return out;
}

MatchCounter::DayNumbers MatchCounter::days() const {
  DayNumbers days;
  days_.each([&](std::uint64_t day, std::uint64_t count) { days.emplace_back(day, count); });
  std::sort(days.begin(), days.end());
  return days;
}

FacetTally MatchCounter::facets(std::size_t limit) const {
  FacetTally out;
  std::array<std::vector<Counted>, kFacetKinds.size()> by_kind;
  values_.each([&](store::FacetId id, std::uint64_t count) {
    by_kind[index_of(store::kind_of(id))].emplace_back(id, count);
  });
  for (auto& values : by_kind) append_top(values, limit, out.values);
  const DayNumbers days = this->days();
  const bool few = !days.empty() && days.back().first - days.front().first < kMostDays;
  std::map<std::int64_t, std::uint64_t> months;
  std::map<int, std::uint64_t> years;
  for (const auto& [day, count] : days) {
    Date date = day_of(day);
    date.precision = Date::Precision::day;
    if (few) out.days.emplace_back(to_iso(date), count);
    months[month_of(date)] += count;
    years[date.year] += count;
  }
  Date period;
  for (const auto& [year, count] : years) {
    period.year = year;
    out.years.emplace_back(to_iso(period), count - again(years_again_, year));
  }
  period.precision = Date::Precision::month;
  for (const auto& [month, count] : months) {
    period.year = static_cast<int>(month / 12);
    period.month = static_cast<unsigned>(month % 12) + 1;
    out.months.emplace_back(to_iso(period), count - again(months_again_, month));
  }
  return out;
}

}  // namespace nachlese::search
