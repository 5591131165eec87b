#include "searcher/session/matcher.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <future>
#include <set>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/api/request.hpp"
#include "searcher/engine/layered_source.hpp"
#include "searcher/engine/recency.hpp"
#include "searcher/engine/top_k.hpp"
#include "searcher/query/periods.hpp"
#include "searcher/session/all_matches.hpp"
#include "searcher/session/background.hpp"
#include "searcher/session/proximity.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

// Sizes from which a second thread is worth starting for counting; with columns counting is a tenth
// of the work.
constexpr Xapian::doccount kWorthAThread = 10'000;
constexpr Xapian::doccount kColumnsWorthAThread = 200'000;

// Only the best hits are reordered by proximity and recency, a fixed number of them, so that no
// page depends on how far one has paged.
constexpr std::size_t kRescoreWindow = 100;

// Date of the newest article, but at most today: one misprinted date must not make all others old.
std::uint64_t newest(const store::ArchiveDatabase& database) {
  return std::min(store::unpack_number(database.get_value_upper_bound(schema::kPublished)),
                  last_second(query::local_today()));
}

// Works around a fault of Xapian 1.4: with several local shards it asks a finished shard for its
// weight, and an OP_MAX there reads freed operands (see PreparedQuery::build()). The right side of
// an OP_AND_MAYBE never reaches its end: the left side, the same query without weights, in which
// OP_MAX becomes OP_OR, ends first. The source adds nothing but claims a high maximum, so that
// Xapian does not simplify the OP_AND_MAYBE away.
Query outliving(const Query& query) {
  constexpr double kMuch = 1e9;
  // Every article has that value.
  auto* source = new Xapian::ValueMapPostingSource(schema::kCluster);
  source->add_mapping({}, kMuch);
  return {Query::OP_AND_MAYBE, Query(Query::OP_FILTER, Query(source->release()), query), query};
}

class Matcher {
 public:
  Matcher(Searcher::State& state, const store::ArchiveDatabase& database,
          const SearchRequest& request, const PreparedQuery& prepared, Deadline deadline)
      : state_(state),
        database_(database),
        request_(request),
        prepared_(prepared),
        by_relevance_(request.sort == Sort::relevance && prepared.compiled.ranks()),
        columns_(state.columns(database)),
        rescored_(by_relevance_ && request.offset < kRescoreWindow),
        deadline_(deadline) {}

  Matches run(const std::optional<Query>& filter, std::size_t enough) {
    Matches best = match(filter, Demand::all);
    const std::uint64_t strict_total = best.total;
    for (const Demand demand : {Demand::most, Demand::any}) {
      if (!best.complete || best.total >= enough || !can_relax(prepared_.compiled.clauses, demand))
        continue;
      Matches relaxed = match(filter, demand);
      if (relaxed.total > best.total) best = std::move(relaxed);
    }
    best.strict_total = strict_total;
    return best;
  }

 private:
  Matches match(const std::optional<Query>& filter, Demand demand) {
    try {
      return find(filter, demand);
    } catch (const Xapian::DatabaseCorruptError&) {
      if (filters_ == Filters::weighed) throw;
      filters_ = Filters::weighed;
      return find(filter, demand);
    }
  }

  Matches find(const std::optional<Query>& filter, Demand demand) {
    Matches out;
    out.demand = demand;
    out.counter = std::make_unique<MatchCounter>(request_.facets, request_.collapse);
    if (by_relevance_ && database_.is_single()) {
      rank_all(
          [&](const Query& within) { return prepared_.build(filter, demand, filters_, within); },
          out);
    } else {
      rank_and_count(prepared_.build(filter, demand, filters_), out);
    }
    out.complete = out.complete && out.counter->complete();
    out.total_exact = out.complete;
    out.total = out.counter->distinct();
    for (auto& match : out.page) {
      const std::uint64_t members =
          out.counter->count_of_cluster(match.document.get_value(schema::kCluster));
      match.duplicates = members > 0 ? members - 1 : 0;
    }
    return out;
  }

  void rank_all(const std::function<Query(const Query&)>& build, Matches& out) {
    AllMatches all = all_matches(state_, database_, build, deadline_);
    out.complete = all.complete;
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < all.ids.size(); ++i)
      ranked.push_back({~std::bit_cast<std::uint64_t>(all.weights[i]),
                        all.ids[i]});  // order-preserving for non-negative numbers
    Matching matching;
    matching.push_back(std::move(all.ids));
    out.counter->count(database_, matching, columns_.get());
    const std::size_t end = request_.offset + request_.limit;
    const std::size_t last = rescored_ ? std::max(end, kRescoreWindow) : end;
    for (const auto& match :
         first_of(std::move(ranked), last, [this](Xapian::docid id) { return cluster_of(id); }))
      out.page.push_back({match.id, std::bit_cast<double>(~match.rank), 0,
                          columns_ ? Xapian::Document() : document(match.id)});
    if (rescored_) {
      rescore(out.page);
    } else {
      cut(out.page);
    }
    for (auto& match : out.page) match.document = document(match.docid);
  }

  // Counts and ranks in two passes: counting needs every match but no weights, ranking need not see
  // every match. See docs/DECISIONS.md#two-passes.
  void rank_and_count(const Query& query, Matches& out) {
    if (columns_ && !by_relevance_) {
      const Matching matching =
          out.counter->count(database_, query, filters_, deadline_, columns_.get());
      const DateOrder order{request_.sort != Sort::oldest, request_.collapse, request_.offset,
                            request_.limit};
      for (const auto id : by_date(*columns_, matching, order))
        out.page.push_back({id, 0, 0, database_.get_document(id)});
    } else {
      std::future<std::optional<MatchCounter>> counted;
      if (database_.get_doccount() >= (columns_ ? kColumnsWorthAThread : kWorthAThread) &&
          !database_.has_remote())
        counted = count_aside(query, *out.counter);
      rank(query, out);
      if (auto counter = counted.valid() ? counted.get() : std::nullopt) {
        *out.counter = std::move(*counter);
      } else {
        (void)out.counter->count(database_, query, filters_, deadline_, columns_.get());
      }
    }
  }

  std::future<std::optional<MatchCounter>> count_aside(const Query& query,
                                                       const MatchCounter& none) {
    return aside(state_, database_,
                 [this, none, text = query.serialise()](const store::ArchiveDatabase& same) {
                   MatchCounter counter = none;  // the read may be repeated
                   (void)counter.count(
                       same, unserialised(text, state_.ranking, same, columns_, deadline_),
                       filters_, deadline_, columns_.get());
                   return counter;
                 });
  }

  void rank(const Query& query, Matches& out) {
    Xapian::Enquire enquire = make_enquire(prepared_.ranking, database_);
    set_order(enquire);
    if (request_.collapse) enquire.set_collapse_key(schema::kCluster);
    const Xapian::doccount all = database_.get_doccount();
    const std::size_t first = rescored_ ? 0 : request_.offset;
    const std::size_t end = std::min<std::size_t>(request_.offset + request_.limit, all);
    const std::size_t last =
        rescored_ ? std::max(end, std::min<std::size_t>(kRescoreWindow, all)) : end;
    TimeLimit limit(deadline_, by_relevance_ ? Sort::relevance : request_.sort, last,
                    database_.shards());
    // Remote shards have the time limit of their connection instead.
    if (deadline_ != Deadline::max() && !database_.has_remote()) enquire.add_matchspy(&limit);
    enquire.set_query(database_.shards() > 1 && filters_ == Filters::free ? outliving(query)
                                                                          : query);
    try {
      const auto begin = static_cast<Xapian::doccount>(std::min<std::size_t>(first, all));
      const auto set =
          enquire.get_mset(begin, static_cast<Xapian::doccount>(last > first ? last - first : 0));
      if (database_.has_remote()) set.fetch();  // in one round trip
      for (auto it = set.begin(); it != set.end(); ++it)
        out.page.push_back({*it, it.get_weight(), 0, it.get_document()});
    } catch (const TimeIsUp&) {
      out.complete = false;
      out.page = rest_of(limit.best(), first);
    }
    if (rescored_) rescore(out.page);
  }

  void set_order(Xapian::Enquire& enquire) const {
    if (by_relevance_) return;
    // Without anything to rank by, the newest articles are the most useful.
    set_no_weights(enquire, filters_);
    enquire.set_sort_by_value(schema::kPublished, request_.sort != Sort::oldest);
  }

  // Collapses clusters and cuts the page, as the engine would have done.
  [[nodiscard]] std::vector<Match> rest_of(const std::vector<TimeLimit::Seen>& best,
                                           std::size_t first) const {
    std::vector<Match> out;
    std::set<std::string> clusters;
    for (const auto& seen : best) {
      const Xapian::docid docid = id_in_archive(database_, seen);
      const Xapian::Document document = database_.get_document(docid);
      const std::string cluster =
          request_.collapse ? document.get_value(schema::kCluster) : std::string();
      if (cluster.empty() || clusters.insert(cluster).second)
        out.push_back({docid, seen.weight, 0, document});
    }
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(std::min(first, out.size())));
    return out;
  }

  // Reorders the results from the first to the end of the requested page.
  void rescore(std::vector<Match>& matches) const {
    const auto window =
        matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRescoreWindow, matches.size()));
    add_proximity(prepared_, database_, {matches.begin(), window});
    if (request_.recency && prepared_.ranking.recency > 0) {
      const std::uint64_t newest_article = newest(database_);
      for (auto match = matches.begin(); match != window; ++match)
        match->score *=
            recency_factor(published(*match), newest_article, prepared_.ranking.recency);
    }
    std::stable_sort(matches.begin(), window,
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    cut(matches);
  }

  // Cuts to the requested page.
  void cut(std::vector<Match>& matches) const {
    const std::size_t begin = std::min(request_.offset, matches.size());
    const std::size_t end = std::min(request_.offset + request_.limit, matches.size());
    matches = {matches.begin() + static_cast<std::ptrdiff_t>(begin),
               matches.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  [[nodiscard]] std::uint64_t published(const Match& match) const {
    return columns_ ? columns_->published(match.docid)
                    : store::unpack_number(match.document.get_value(schema::kPublished));
  }

  [[nodiscard]] Xapian::Document document(Xapian::docid id) const {
    return database_.get_document(id, Xapian::DOC_ASSUME_VALID);
  }

  [[nodiscard]] std::uint64_t cluster_of(Xapian::docid id) const {
    if (!request_.collapse) return 0;
    return columns_ ? columns_->cluster(id)
                    : store::unpack_number(document(id).get_value(schema::kCluster));
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  const SearchRequest& request_;
  const PreparedQuery& prepared_;
  bool by_relevance_;
  std::shared_ptr<const Columns> columns_;
  bool rescored_;
  Filters filters_ = Filters::free;
  Deadline deadline_;
};

}  // namespace

Matches find_matches(Searcher::State& state, const store::ArchiveDatabase& database,
                     const SearchRequest& request, const PreparedQuery& prepared,
                     const std::optional<Query>& filter, std::size_t enough, Deadline deadline) {
  return Matcher(state, database, request, prepared, deadline).run(filter, enough);
}

void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics) {
  const query::Span whole{0, request.query.size()};
  if (!matches.complete) diagnostics.report(query::Issue::time_is_up, whole);
  if (matches.demand == Demand::most) diagnostics.report(query::Issue::relaxed_most, whole);
  if (matches.demand == Demand::any) diagnostics.report(query::Issue::relaxed_any, whole);
}

}  // namespace nachlese::search
