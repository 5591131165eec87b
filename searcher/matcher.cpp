#include "searcher/matcher.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/query/periods.hpp"
#include "searcher/recency.hpp"

namespace nachlese {
namespace {

using Xapian::Query;

// Totals up to this are exact; above they are estimates unless facets are counted, which looks at every match anyway.
constexpr Xapian::doccount kExactUpTo = 100'000;

std::uint64_t published(const Xapian::Document& document) { return unpack_number(document.get_value(schema::kPublished)); }

// The newest article of the archive, but nothing after today: one misprinted date must not make all the others old.
std::uint64_t newest(const ArchiveDatabase& database) {
  return std::min(unpack_number(database.get_value_upper_bound(schema::kPublished)), last_second(query::local_today()));
}

class Matcher {
 public:
  Matcher(const ArchiveDatabase& database, const SearchRequest& request, const PreparedQuery& prepared, Deadline deadline)
      : database_(database),
        request_(request),
        prepared_(prepared),
        by_relevance_(request.sort == Sort::relevance && prepared.compiled.ranks()),
        rescored_(by_relevance_ && request.recency && prepared.ranking.recency > 0 && request.offset < kRecencyWindow),
        deadline_(deadline) {}

  Matches run(const std::optional<Query>& filter, std::size_t enough) {
    Matches best = match(prepared_.build(filter, Demand::all), Demand::all);
    const std::uint64_t strict_total = best.total;
    for (const Demand demand : {Demand::most, Demand::any}) {
      if (!best.complete || best.total >= enough || !can_relax(prepared_.compiled.clauses, demand)) continue;
      Matches relaxed = match(prepared_.build(filter, demand), demand);
      if (relaxed.total > best.total) best = std::move(relaxed);
    }
    best.strict_total = strict_total;
    return best;
  }

 private:
  Matches match(const Query& query, Demand demand) {
    Matches out;
    out.demand = demand;
    out.counter = std::make_unique<MatchCounter>(request_.facets, request_.collapse);
    Xapian::Enquire enquire = make_enquire(prepared_.ranking, database_);
    set_order(enquire);
    if (request_.collapse) enquire.set_collapse_key(schema::kCluster);
    const Xapian::doccount all = database_.get_doccount();
    const std::size_t first = rescored_ ? 0 : request_.offset;
    const std::size_t end = std::min<std::size_t>(request_.offset + request_.limit, all);
    const std::size_t last = rescored_ ? std::max(end, std::min<std::size_t>(kRecencyWindow, all)) : end;
    TimeLimit limit(deadline_, by_relevance_ ? Sort::relevance : request_.sort, last);
    // Remote shards keep to the time limit of their connection instead.
    if (deadline_ != Deadline::max() && !database_.has_remote()) enquire.add_matchspy(&limit);
    out.counter->attach(enquire, database_.has_remote());
    enquire.set_query(query);
    const Xapian::doccount looked_at = request_.facets ? all : std::min(all, kExactUpTo);
    try {
      const auto begin = static_cast<Xapian::doccount>(std::min<std::size_t>(first, all));
      const auto set = enquire.get_mset(begin, static_cast<Xapian::doccount>(last > first ? last - first : 0), looked_at);
      out.counter->finish();
      if (database_.has_remote()) set.fetch();  // all at once, not one question each
      for (auto it = set.begin(); it != set.end(); ++it) out.page.push_back({*it, it.get_weight(), 0, it.get_document()});
      out.total_exact = looked_at == all || out.counter->matches() < looked_at;
      out.total = out.total_exact ? out.counter->distinct() : set.get_matches_estimated();
    } catch (const TimeIsUp&) {
      out.complete = out.total_exact = false;
      out.total = out.counter->distinct();
      out.page = rest_of(limit.best(), first);
    }
    if (rescored_) rescore(out.page);
    for (auto& match : out.page) {
      const std::uint64_t members = out.counter->count_of_cluster(match.document.get_value(schema::kCluster));
      match.duplicates = members > 0 ? members - 1 : 0;
    }
    return out;
  }

  void set_order(Xapian::Enquire& enquire) const {
    if (by_relevance_) return;
    // Without anything to rank by, the newest articles are the most useful ones.
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(schema::kPublished, request_.sort != Sort::oldest);
  }

  // What the engine would have done with them: one of each cluster, then the page.
  [[nodiscard]] std::vector<Match> rest_of(const std::vector<TimeLimit::Seen>& best, std::size_t first) const {
    std::vector<Match> out;
    std::set<std::string> clusters;
    for (const auto& seen : best) {
      const Xapian::Document document = database_.get_document(seen.docid);
      const std::string cluster = request_.collapse ? document.get_value(schema::kCluster) : std::string();
      if (cluster.empty() || clusters.insert(cluster).second) out.push_back({seen.docid, seen.weight, 0, document});
    }
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(std::min(first, out.size())));
    return out;
  }

  // From the beginning of the results to the page that was asked for.
  void rescore(std::vector<Match>& matches) const {
    const std::uint64_t newest_article = newest(database_);
    const auto window = matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRecencyWindow, matches.size()));
    for (auto match = matches.begin(); match != window; ++match)
      match->score *= recency_factor(published(match->document), newest_article, prepared_.ranking.recency);
    std::stable_sort(matches.begin(), window, [](const Match& a, const Match& b) { return a.score > b.score; });
    const std::size_t begin = std::min(request_.offset, matches.size());
    const std::size_t end = std::min(request_.offset + request_.limit, matches.size());
    matches = {matches.begin() + static_cast<std::ptrdiff_t>(begin), matches.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  const ArchiveDatabase& database_;
  const SearchRequest& request_;
  const PreparedQuery& prepared_;
  bool by_relevance_;
  bool rescored_;
  Deadline deadline_;
};

}  // namespace

Matches find_matches(const ArchiveDatabase& database, const SearchRequest& request, const PreparedQuery& prepared,
                     const std::optional<Query>& filter, std::size_t enough, Deadline deadline) {
  return Matcher(database, request, prepared, deadline).run(filter, enough);
}

void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics) {
  const query::Span whole{0, request.query.size()};
  if (!matches.complete) diagnostics.report(query::Issue::time_is_up, whole);
  if (matches.demand == Demand::most) diagnostics.report(query::Issue::relaxed_most, whole);
  if (matches.demand == Demand::any) diagnostics.report(query::Issue::relaxed_any, whole);
}

}  // namespace nachlese
