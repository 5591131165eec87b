#include "searcher/session/two_passes.hpp"

#include <algorithm>
#include <future>
#include <optional>
#include <set>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/engine/time_limit.hpp"
#include "searcher/session/background.hpp"
#include "searcher/session/rescore.hpp"

namespace nachlese::search {
namespace {

// Articles from which on a thread of its own pays for counting. With columns, counting takes a
// tenth of the time.
constexpr Xapian::doccount kWorthAThread = 10'000;
constexpr Xapian::doccount kColumnsWorthAThread = 200'000;

// Counts on another core, in a second handle of the archive. Returns no future if that does not
// pay.
std::future<std::optional<MatchCounter>> count_aside(const Execution& execution, const Plan& plan,
                                                     const MatchCounter& none) {
  const Target& target = execution.target;
  const Xapian::doccount worth = target.columns ? kColumnsWorthAThread : kWorthAThread;
  if (target.database.get_doccount() < worth || target.database.has_remote()) return {};
  return aside(execution.state, target.database,
               [none, plan, &target](const store::ArchiveDatabase& same) {
                 MatchCounter counter = none;  // reading may start again
                 (void)counter.count(plan, {.database = same,
                                            .columns = target.columns,
                                            .ranking = target.ranking,
                                            .deadline = target.deadline,
                                            .filters = target.filters});
                 return counter;
               });
}

// Oldest first, and at the end what has no date. Xapian runs no key maker in remote shards; there
// articles with a date weigh more than those without.
Xapian::Query dated_first(const Target& target, const Plan& plan) {
  const Xapian::Query dated((new Xapian::FixedWeightPostingSource(1))->release());
  return {Xapian::Query::OP_AND_MAYBE, emit(plan, Weighing::none, target),
          Xapian::Query(
              Xapian::Query::OP_FILTER, dated,
              Xapian::Query(Xapian::Query::OP_VALUE_GE, schema::kPublished, std::string(1, '\0')))};
}

// How an Enquire sorts; holds what it refers to.
class Order {
 public:
  explicit Order(const Execution& execution) : execution_(execution) {
    undated_last_.add_value(schema::kPublished, false, "\xFF");
  }

  void apply(const Plan& plan, Enquiry& enquire) {
    const Target& target = execution_.target;
    Xapian::Query query = emit_search(plan, weighing_for(target.database), target);
    if (!execution_.by_relevance) {
      // Without anything to rank by, the newest articles are the most useful ones.
      set_no_weights(enquire, target.filters);
      if (execution_.request.sort != Sort::oldest) {
        enquire.set_sort_by_value(schema::kPublished, true);
      } else if (!target.database.has_remote()) {
        enquire.set_sort_by_key(&undated_last_, false);
      } else {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_relevance_then_value(schema::kPublished, false);
        query = dated_first(target, plan);
      }
    }
    const bool in_shards = target.database.shards() > 1 && target.filters == Filters::free;
    enquire.set_query(in_shards ? survives_the_end_of_a_shard(query) : query);
  }

 private:
  const Execution& execution_;
  Xapian::MultiValueKeyMaker undated_last_;
};

// Does with what was found in time as Xapian would: keeps one match per cluster, then cuts.
std::vector<Match> rest_of(const Execution& execution, const std::vector<TimeLimit::Seen>& best,
                           std::size_t first) {
  std::vector<Match> out;
  std::set<std::string> clusters;
  for (const auto& seen : best) {
    const Xapian::docid docid = id_in_archive(execution.target.database, seen);
    const Xapian::Document document = execution.target.database.get_document(docid);
    const std::string cluster =
        execution.request.collapse ? document.get_value(schema::kCluster) : std::string();
    if (cluster.empty() || clusters.insert(cluster).second)
      out.push_back({docid, seen.weight, 0, document});
  }
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(std::min(first, out.size())));
  return out;
}

void rank(const Execution& execution, const Plan& plan, Matches& out) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  Enquiry enquire = make_enquire(prepared.ranking, target.database);
  if (request.collapse) enquire.set_collapse_key(schema::kCluster);
  const std::size_t all = target.database.get_doccount();
  const std::size_t first = rescored ? 0 : std::min(request.offset, all);
  const std::size_t end = std::min(request.offset + request.limit, all);
  const std::size_t last = rescored ? std::max(end, std::min(kRescoreWindow, all)) : end;
  TimeLimit limit(target.deadline, by_relevance ? Sort::relevance : request.sort, last,
                  target.database.shards());
  // Remote shards obey the time limit of their connection instead.
  const bool remote = target.database.has_remote();
  if (target.deadline != Deadline::max() && !remote) enquire.add_matchspy(&limit);
  Order order(execution);
  order.apply(plan, enquire);
  try {
    const auto set =
        enquire.get_mset(static_cast<Xapian::doccount>(first),
                         static_cast<Xapian::doccount>(last > first ? last - first : 0));
    if (remote) set.fetch();  // one round trip for all
    for (auto it = set.begin(); it != set.end(); ++it)
      out.page.push_back({*it, it.get_weight(), 0, it.get_document()});
  } catch (const TimeIsUp&) {
    out.complete = false;
    out.page = rest_of(execution, limit.best(), first);
  }
  if (rescored) {
    rescore(execution, out);
  } else {
    show_scores(out.page);
  }
}

}  // namespace

// See docs/DECISIONS.md#two-passes for why this is faster than one pass that does both.
void two_passes(const Execution& execution, const Plan& plan, Matches& out) {
  auto counted = count_aside(execution, plan, *out.counter);
  rank(execution, plan, out);
  if (auto counter = counted.valid() ? counted.get() : std::nullopt) {
    *out.counter = std::move(*counter);
  } else {
    (void)out.counter->count(plan, execution.target);
  }
}

}  // namespace nachlese::search
