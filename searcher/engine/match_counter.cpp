#include "searcher/engine/match_counter.hpp"

#include <algorithm>
#include <array>

#include "core/base/facet_kind.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/response.hpp"
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

void append_facets(const std::string& packed, std::vector<store::FacetId>& out) {
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes)
    out.push_back(store::unpack_facet(packed.data() + at));
}

Xapian::Enquire counting(const Xapian::Database& database, const Xapian::Query& query,
                         const Target& target) {
  Xapian::Enquire enquire(database);
  set_no_weights(enquire, target.filters);
  enquire.set_query(query);
  return enquire;
}

// use(value) for each of the documents, ascending, that has one.
template <typename Use>
void each_value(const Xapian::Database& shard, Xapian::valueno slot,
                const std::vector<Xapian::docid>& documents, Use use) {
  auto value = shard.valuestream_begin(slot);
  const auto end = shard.valuestream_end(slot);
  for (const Xapian::docid document : documents) {
    if (value == end) return;
    value.skip_to(document);
    if (value != end && value.get_docid() == document) use(*value);
  }
}

}  // namespace

Matching MatchCounter::count(const Plan& plan, const Target& target) {
  const Xapian::Query query =
      target.filters == Filters::free
          ? Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, emit(plan, Weighing::none, target), 0)
          : emit_search(plan, Weighing::operators, target);
  if (target.database.has_remote()) {
    count_there(query, target);
    return {};
  }
  Matching matching = matches_of(query, target);
  count(target.database, matching, target.columns.get());
  return matching;
}

void MatchCounter::count(const store::ArchiveDatabase& database, const Matching& matching,
                         const Columns* columns) {
  for (const auto& documents : matching) matches_ += documents.size();
  alone_ = matches_;
  if (columns != nullptr) {
    count_columns(*columns, matching);
  } else {
    count_slots(database, matching);
  }
}

Matching MatchCounter::matches_of(const Xapian::Query& query, const Target& target) {
  Matching out;  // one shard after the other: a MatchSpy is told their own ids
  for (std::size_t i = 0; i < target.database.shards(); ++i) {
    const Xapian::Database& shard = target.database.shard(i);
    Recorder recorder(target.deadline, out.emplace_back());
    Xapian::Enquire enquire = counting(shard, query, target);
    enquire.add_matchspy(&recorder);
    try {
      (void)enquire.get_mset(0, 0, shard.get_doccount());
    } catch (const TimeIsUp&) {
      complete_ = false;
    }
  }
  return out;
}

void MatchCounter::count_columns(const Columns& columns, const Matching& matching) {
  // For few matches a table is cheaper than a counter for each name and cluster of the archive.
  const bool few = matches_ * kManyNames < columns.facet_ids.size() + columns.clusters.size();
  std::vector<std::uint32_t> facets(count_facets_ && !few ? columns.facet_ids.size() : 0);
  std::vector<std::uint32_t> clusters(count_clusters_ && !few ? columns.clusters.size() : 0);
  for (std::size_t i = 0; i < matching.size(); ++i) {
    const Columns::Shard& shard = columns.shards[i];
    for (const Xapian::docid document : matching[i]) {
      if (const auto cluster = shard.cluster[document]; count_clusters_ && cluster != 0) {
        if (few) {
          add_cluster(columns.clusters[cluster], 1);
        } else {
          ++clusters[cluster];
        }
      }
      if (!count_facets_) continue;
      if (shard.published[document] != 0) add_date(shard.published[document], 1);
      for (auto at = shard.first_facet[document]; at != shard.first_facet[document + 1]; ++at) {
        if (few) {
          values_.add(columns.facet_ids[shard.facets[at]]);
        } else {
          ++facets[shard.facets[at]];
        }
      }
    }
  }
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (facets[i] > 0) values_.add(columns.facet_ids[i], facets[i]);
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (clusters[i] > 1)
      add_cluster(columns.clusters[i], clusters[i]);  // one alone is as good as none
  }
}

void MatchCounter::count_slots(const store::ArchiveDatabase& database, const Matching& matching) {
  for (std::size_t i = 0; i < database.shards(); ++i) {
    const Xapian::Database& shard = database.shard(i);
    if (count_clusters_) {
      each_value(shard, schema::kCluster, matching[i],
                 [this](const std::string& value) { add_cluster(store::unpack_number(value), 1); });
    }
    if (!count_facets_) continue;
    std::vector<store::FacetId> facets;
    each_value(shard, schema::kFacets, matching[i], [&](const std::string& value) {
      append_facets(value, facets);
      if (facets.size() < kFacetsAtOnce) return;
      values_.add_all(facets, 1);
      facets.clear();
    });
    values_.add_all(facets, 1);
    each_value(shard, schema::kPublished, matching[i],
               [&](const std::string& value) { add_date(store::unpack_number(value), 1); });
  }
}

// Our own MatchSpy works on local shards only. Remote servers know Xapian's ValueCountMatchSpy,
// which counts whole slots; they are taken apart here. That is exact, too, but every distinct slot
// of the matches crosses the network, some 60 bytes an article.
void MatchCounter::count_there(const Xapian::Query& query, const Target& target) {
  Xapian::Enquire enquire = counting(target.database.merged(), query, target);
  Xapian::ValueCountMatchSpy clusters(schema::kCluster);
  Xapian::ValueCountMatchSpy facets(schema::kFacets);
  Xapian::ValueCountMatchSpy dates(schema::kPublished);
  enquire.add_matchspy(&clusters);
  if (count_facets_) {
    enquire.add_matchspy(&facets);
    enquire.add_matchspy(&dates);
  }
  (void)enquire.get_mset(0, 0, target.database.get_doccount());
  const auto each = [](const Xapian::ValueCountMatchSpy& spy, auto&& add) {
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      add(*value, value.get_termfreq());
  };
  matches_ = alone_ = clusters.get_total();
  each(clusters, [this](const std::string& packed, std::uint64_t count) {
    add_cluster(store::unpack_number(packed), count);
  });
  each(facets, [this](const std::string& packed, std::uint64_t count) {
    std::vector<store::FacetId> ids;
    append_facets(packed, ids);
    values_.add_all(ids, count);
  });
  each(dates, [this](const std::string& packed, std::uint64_t count) {
    add_date(store::unpack_number(packed), count);
  });
}

void MatchCounter::add_cluster(std::uint64_t cluster, std::uint64_t count) {
  alone_ -= count;
  clusters_.add(cluster, count);
}

void MatchCounter::add_date(std::uint64_t published, std::uint64_t count) {
  days_.add(published / kSecondsPerDay, count);
}

std::uint64_t MatchCounter::count_of_cluster(const std::string& packed) const {
  return packed.empty() ? 0 : clusters_.count_of(store::unpack_number(packed));
}

FacetTally MatchCounter::facets(std::size_t limit) const {
  FacetTally out;
  std::array<std::vector<Counted>, kFacetKinds.size()> by_kind;
  values_.each([&](store::FacetId id, std::uint64_t count) {
    by_kind[index_of(store::kind_of(id))].emplace_back(id, count);
  });
  for (auto& values : by_kind) append_top(values, limit, out.values);
  std::vector<Counted> days;
  days_.each([&](std::uint64_t day, std::uint64_t count) { days.emplace_back(day, count); });
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

}  // namespace nachlese::search
