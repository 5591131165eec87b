#include <algorithm>
#include <cmath>

#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/explanation.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/compile/words.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/session/bounded.hpp"
#include "searcher/session/find.hpp"
#include "searcher/session/matcher.hpp"

namespace nachlese::search {
namespace {

struct LayerWeight {
  schema::Prefix prefix;
  double Ranking::*factor;
};
constexpr LayerWeight kLayerWeights[] = {
    {schema::Prefix::stem, &Ranking::stem},        {schema::Prefix::part, &Ranking::part},
    {schema::Prefix::variant, &Ranking::variant},  {schema::Prefix::title, &Ranking::title},
    {schema::Prefix::title_stem, &Ranking::title},
};

double factor_of(const Ranking& ranking, schema::Prefix prefix, std::string_view value) {
  if (prefix == schema::Prefix::surface) return surface_weight(ranking, value);
  for (const auto& layer : kLayerWeights) {
    if (layer.prefix == prefix) return ranking.*layer.factor;
  }
  return 0;  // filters
}

// BM25 of one term in one article, with the statistics of the whole archive.
double term_weight(const store::ArchiveDatabase& database, const Ranking& ranking,
                   const std::string& term, const Xapian::Query& article) {
  Enquiry enquire = make_enquire(ranking, database);
  enquire.set_query({Xapian::Query::OP_FILTER, Xapian::Query(term), article});
  const auto found = enquire.get_mset(0, 1);
  return found.empty() ? 0 : found.begin().get_weight();
}

bool is_evidence(const std::vector<QueryName>& names, const std::string& term) {
  return std::any_of(names.begin(), names.end(), [&](const auto& name) {
    return std::find(name.terms.begin(), name.terms.end(), term) != name.terms.end();
  });
}

Explanation::HitTerms explain_hit(const store::ArchiveDatabase& database,
                                  const PreparedQuery& prepared, const Enquiry& enquire,
                                  const Match& match, Deadline deadline) {
  const Ranking& ranking = prepared.ranking;
  Explanation::HitTerms hit;
  hit.id = store::headline_of(match.document).id;
  hit.score = match.score;
  const Xapian::Query article(store::make_term(schema::Prefix::id, hit.id));
  for (auto term = enquire.get_matching_terms_begin(match.docid);
       term != enquire.get_matching_terms_end(match.docid); ++term) {
    look_at_clock(deadline);
    const auto& field = store::field_of(*term);
    const std::string value(store::term_value(field.prefix, *term));
    const double factor = factor_of(ranking, field.prefix, value);
    double weight = factor > 0 ? factor * term_weight(database, ranking, *term, article) : 0;
    if (is_evidence(prepared.names, *term)) weight = ranking.name;
    hit.matches.push_back({value, std::string(field.name), weight});
  }
  std::stable_sort(hit.matches.begin(), hit.matches.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return hit;
}

// Throws TimeIsUp; `out` then holds what was explained so far.
void explain_found(Searcher::State& state, const store::ArchiveDatabase& database,
                   const Found& found, Deadline deadline, Explanation& out) {
  const Plan plan = found.prepared.plan(found.within, found.matches.demand);
  out.plan = to_string(plan);
  Enquiry enquire = make_enquire(state.ranking, database);
  // Xapian's operators report which terms matched; posting sources of our own do not.
  // Nothing looks at the clock while Xapian opens the lists of the whole query.
  look_at_clock(deadline);
  enquire.set_query(
      emit_search(plan, Weighing::operators,
                  {.database = database, .ranking = state.ranking, .deadline = deadline}));
  (void)enquire.get_mset(0, 0);  // makes Xapian collect the terms
  const Feedback& feedback = found.matches.feedback;
  for (const auto& term : feedback.terms)
    out.shared.push_back({term.stem, term.weight, term.everywhere});
  for (const auto& match : found.matches.page) {
    out.hits.push_back(explain_hit(database, found.prepared, enquire, match, deadline));
    if (const auto added = feedback.added.find(match.docid); added != feedback.added.end())
      out.hits.back().feedback = added->second;
  }
}

Explanation explained(Searcher::State& state, const store::ArchiveDatabase& database,
                      const SearchRequest& asked, Deadline deadline) {
  Explanation out;
  query::Diagnostics diagnostics(asked.language);
  const SearchRequest request = bounded(asked, diagnostics);
  const Found found = find(state, database, request, kEnough, deadline, diagnostics);
  const PreparedQuery& prepared = found.prepared;
  out.tree = prepared.everything ? "(everything)" : prepared.tree;
  if (!prepared.compiled.nearby.empty()) out.nearby = to_string(any_of(prepared.compiled.nearby));
  for (const auto& name : prepared.names) out.names.push_back(name.name);
  try {
    explain_found(state, database, found, deadline, out);
  } catch (const TimeIsUp&) {
    if (found.matches.complete)
      diagnostics.report(query::Issue::time_is_up, {0, request.query.size()});
  }
  out.diagnostics = diagnostics.take();
  return out;
}

}  // namespace

Explanation Searcher::explain(const SearchRequest& request) {
  const Deadline deadline =
      deadline_after(std::isnan(request.timeout) ? SearchRequest().timeout : request.timeout);
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    return explained(*state_, database, request, deadline);
  });
}

}  // namespace nachlese::search
