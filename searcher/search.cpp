#include "searcher/search.hpp"

#include <algorithm>
#include <chrono>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "searcher/compile/limits.hpp"
#include "searcher/correct.hpp"
#include "searcher/names/facet_list.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/result/match_counter.hpp"
#include "searcher/state.hpp"

namespace nachlese {
namespace {

using Xapian::Query;

// Totals up to this are exact; above they are estimates unless facets are counted, which looks at every match anyway.
constexpr Xapian::doccount kExactUpTo = 100'000;

struct Matches {
  Xapian::MSet set;
  Demand demand = Demand::all;
  std::unique_ptr<MatchCounter> counter;
  std::uint64_t total = 0;
  bool total_exact = true;
  std::uint64_t strict_total = 0;  // with all words
};

void set_order(Xapian::Enquire& enquire, Sort sort, bool ranks) {
  if (sort == Sort::relevance && ranks) return;
  // Without anything to rank by, the newest articles are the most useful ones.
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(schema::kPublished, sort != Sort::oldest);
}

// Runs the query as strictly as it finds enough.
class Matcher {
 public:
  Matcher(const Xapian::Database& database, const SearchRequest& request, const PreparedQuery& prepared, std::size_t enough)
      : database_(database), request_(request), prepared_(prepared), enough_(enough) {}

  Matches run(const std::optional<Query>& filter) {
    Matches best = match(prepared_.build(filter, Demand::all), Demand::all);
    const std::uint64_t strict_total = best.total;
    for (const Demand demand : {Demand::most, Demand::any}) {
      if (best.total >= enough_ || !can_relax(prepared_.compiled.clauses, demand)) continue;
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
    set_order(enquire, request_.sort, prepared_.compiled.ranks());
    if (request_.collapse) enquire.set_collapse_key(schema::kCluster);
    out.counter->attach(enquire);
    enquire.set_query(query);
    const Xapian::doccount all = database_.get_doccount();
    const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(request_.offset, all));
    const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(request_.limit, all));
    const Xapian::doccount looked_at = request_.facets ? all : std::min(all, kExactUpTo);
    out.set = enquire.get_mset(offset, limit, looked_at);
    out.total_exact = looked_at == all || out.counter->matches() < looked_at;
    out.total = out.total_exact ? out.counter->distinct() : out.set.get_matches_estimated();
    return out;
  }

  const Xapian::Database& database_;
  const SearchRequest& request_;
  const PreparedQuery& prepared_;
  std::size_t enough_;
};

void report_relaxation(Demand demand, const std::string& text, query::Diagnostics& diagnostics) {
  if (demand == Demand::all) return;
  diagnostics.report(demand == Demand::most ? query::Issue::relaxed_most : query::Issue::relaxed_any, {0, text.size()});
}

// Offered only if it finds more than the query as typed, which found next to nothing.
std::string did_you_mean(Searcher::State& state, const Xapian::Database& database, const SearchRequest& request,
                         const std::optional<Query>& filter, std::uint64_t found) {
  if (request.offset > 0 || found >= limits::kEnough) return {};
  query::Diagnostics ignored(request.language);
  const auto tree = query::parse(request.query, ignored);
  if (!tree) return {};
  std::string better = corrected_query(*tree, request.query, database, state.analyzer);
  if (better.empty()) return {};
  SearchRequest count = request;
  count.limit = 1;
  count.facets = false;
  const Matches matches = Matcher(database, count, prepare(better, database, state, ignored), 0).run(filter);
  return matches.total > found ? better : std::string();
}

SearchResponse answer(Searcher::State& state, const Xapian::Database& database, const SearchRequest& request) {
  SearchResponse response;
  response.query = request.query;
  query::Diagnostics diagnostics(request.language);
  const PreparedQuery prepared = prepare(request.query, database, state, diagnostics);
  const std::optional<Query> filter = filter_of(state, request, database, diagnostics);
  const Matches matches = Matcher(database, request, prepared, limits::kEnough).run(filter);
  report_relaxation(matches.demand, request.query, diagnostics);
  response.suggestion = did_you_mean(state, database, request, filter, matches.strict_total);
  response.total = matches.total;
  response.total_exact = matches.total_exact;
  for (auto it = matches.set.begin(); it != matches.set.end(); ++it) {
    Hit hit = make_hit(state, database, it.get_document(), prepared.compiled.wanted);
    hit.score = it.get_weight();
    hit.duplicates = it.get_collapse_count();
    response.hits.push_back(std::move(hit));
  }
  if (request.facets) response.facets = list_facets(state, database, *matches.counter, request.facet_limit);
  response.diagnostics = diagnostics.take();
  return response;
}

}  // namespace

Searcher::Searcher(const std::filesystem::path& archive, const SearcherOptions& options)
    : state_(std::make_unique<State>(archive, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResponse Searcher::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  state_->analyzer.trim();
  SearchResponse response =
      state_->reader.read([&](const Xapian::Database& database) { return answer(*state_, database, request); });
  response.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<std::pair<std::string, double>> Searcher::ranking(const std::string& query, std::size_t limit) {
  state_->analyzer.trim();
  return state_->reader.read([&](const Xapian::Database& database) {
    SearchRequest request;
    request.query = query;
    request.limit = limit;
    request.collapse = false;
    query::Diagnostics ignored(Language::english);
    const PreparedQuery prepared = prepare(query, database, *state_, ignored);
    const Matches matches = Matcher(database, request, prepared, limit).run(std::nullopt);
    std::vector<std::pair<std::string, double>> out;
    for (auto it = matches.set.begin(); it != matches.set.end(); ++it) {
      out.emplace_back(decode_article(it.get_document().get_data()).id, it.get_weight());
    }
    return out;
  });
}

}  // namespace nachlese
