// Counting in archives with remote shards.
#include <map>

#include "core/base/hash.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/counting.hpp"
#include "searcher/engine/match_counter.hpp"

namespace nachlese::search {
namespace {

// So many clusters are asked for by their terms; of more, every match is.
constexpr std::size_t kMostClusterTerms = 1000;

struct InCluster {
  std::uint64_t cluster;
  std::string value;
};

// The value of a slot of each match that has a cluster. It comes as what the matches are sorted by,
// with the cluster as what they are collapsed by, of which all are kept: every server of Xapian
// sends both.
std::vector<InCluster> values_by_cluster(const Xapian::Query& query, const Target& target,
                                         Xapian::valueno slot) {
  const Xapian::doccount all = target.database.get_doccount();
  Enquiry enquire = counting_enquire(Enquiry(target.database), query, target);
  enquire.set_collapse_key(schema::kCluster, all);
  enquire.set_sort_by_value(slot, false);
  const Xapian::MSet set = enquire.get_mset(0, all);
  std::vector<InCluster> out;
  for (auto match = set.begin(); match != set.end(); ++match) {
    if (const std::string key = match.get_collapse_key(); !key.empty())
      out.push_back({store::unpack_number(key), match.get_sort_key()});
  }
  return out;
}

using Slots = std::map<std::string, std::uint64_t>;

Slots slots_of(const Xapian::ValueCountMatchSpy& spy) {
  Slots out;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    out.emplace_hint(out.end(), *value, value.get_termfreq());
  return out;
}

void take_one(Slots& slots, const std::string& value) {
  const auto found = slots.find(value);
  if (found != slots.end() && --found->second == 0) slots.erase(found);
}

// The matches in clusters that have several.
Xapian::Query in_clusters(const Xapian::Query& query, const Counts& clusters) {
  std::vector<std::string> terms;
  clusters.each([&](std::uint64_t cluster, std::uint64_t count) {
    if (count > 1 && terms.size() <= kMostClusterTerms)
      terms.push_back(store::make_term(schema::Prefix::cluster, to_hex(cluster)));
  });
  if (terms.size() > kMostClusterTerms) return query;
  return {Xapian::Query::OP_FILTER, query,
          Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end())};
}

}  // namespace

// Our own MatchSpy works on local shards only. Remote servers know Xapian's ValueCountMatchSpy,
// which counts whole slots; they are taken apart here. That is exact, too, but every distinct slot
// of the matches crosses the network, some 60 bytes an article. Which slots belong to one cluster
// is asked for separately.
void MatchCounter::count_there(const Xapian::Query& query, const Target& target) {
  Enquiry enquire = counting_enquire(Enquiry(target.database), query, target);
  Xapian::ValueCountMatchSpy clusters(schema::kCluster);
  Xapian::ValueCountMatchSpy facets(schema::kFacets);
  Xapian::ValueCountMatchSpy dates(schema::kPublished);
  enquire.add_matchspy(&clusters);
  if (count_facets_) {
    enquire.add_matchspy(&facets);
    enquire.add_matchspy(&dates);
  }
  (void)enquire.get_mset(0, 0, target.database.get_doccount());
  matches_ = alone_ = clusters.get_total();
  for (const auto& [packed, count] : slots_of(clusters))
    add_cluster(store::unpack_number(packed), count);
  if (!count_facets_) return;

  Slots of_alone = slots_of(facets);
  Slots days_of_alone = slots_of(dates);
  if (collapse_ && distinct() < matches_) {
    const Xapian::Query several = in_clusters(query, clusters_);
    for (const auto& [cluster, value] : values_by_cluster(several, target, schema::kFacets)) {
      if (!is_one_of_several(cluster)) continue;
      take_one(of_alone, value);
      const std::size_t first = member_values_.size();
      append_facets(value, member_values_);
      members_.push_back({cluster, 0, first, member_values_.size()});
    }
    for (const auto& [cluster, value] : values_by_cluster(several, target, schema::kPublished)) {
      if (value.empty() || !is_one_of_several(cluster)) continue;
      take_one(days_of_alone, value);
      members_.push_back({cluster, store::unpack_number(value), 0, 0});
    }
  }
  for (const auto& [packed, count] : of_alone) {
    std::vector<store::FacetId> ids;
    append_facets(packed, ids);
    values_.add_all(ids, count);
    add_company(ids, count);
  }
  for (const auto& [packed, count] : days_of_alone) add_date(store::unpack_number(packed), count);
  add_members();
}

}  // namespace nachlese::search
