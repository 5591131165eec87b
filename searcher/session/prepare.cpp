#include "searcher/session/prepare.hpp"

#include <utility>

#include "searcher/compile/dates.hpp"
#include "searcher/compile/field_values.hpp"
#include "searcher/names/values.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"

namespace nachlese::search {
namespace {

Plan facet_filter(Searcher::State& state, const store::ArchiveDatabase& database,
                  const FacetFilter& asked, query::Diagnostics& diagnostics, QueryBudget& budget) {
  look_at_clock(budget.deadline());
  const NameMatches matches = find_values(database, asked.kind, asked.value, state.names);
  if (matches.terms.empty()) diagnostics.report(query::Issue::no_such_name, {}, asked.value);
  return any_name(matches, {}, diagnostics, budget);
}

}  // namespace

PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                      Searcher::State& state, query::Diagnostics& diagnostics, Deadline deadline) {
  PreparedQuery out;
  out.ranking = state.ranking;
  out.everything = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (out.everything) return out;
  if (const auto tree = query::parse(text, diagnostics)) {
    out.tree = query::to_string(*tree);
    if (state.has_names()) out.names = names_in_query(*tree, database, state.names.surnames);
    QueryBudget budget(deadline);
    out.compiled = compile(state.ranking, *tree, text, database, state.analyzer,
                           state.aliases.current(state.analyzer, diagnostics), state.names,
                           diagnostics, budget);
  } else {
    diagnostics.report(query::Issue::no_words, {0, text.size()});
  }
  return out;
}

Plan PreparedQuery::plan(const std::optional<Plan>& filter, Demand demand) const {
  Plan out = everything ? search::everything() : conjunction(ranking, compiled.clauses, demand);
  out = boosted(std::move(out), name_evidence(names, ranking.name));
  return filter ? filtered(std::move(out), *filter) : out;
}

std::optional<Plan> filter_of(Searcher::State& state, const SearchRequest& request,
                              const store::ArchiveDatabase& database,
                              query::Diagnostics& diagnostics, Deadline deadline) {
  QueryBudget budget(deadline);
  std::vector<Plan> required;
  std::vector<Plan> excluded;
  for (const auto& kind : kFacetKinds) {
    std::vector<Plan> alternatives;
    for (const auto& filter : request.filters) {
      if (filter.kind != kind.kind) continue;
      (filter.exclude ? excluded : alternatives)
          .push_back(facet_filter(state, database, filter, diagnostics, budget));
    }
    if (!alternatives.empty())
      required.push_back(request.match.all_of(kind.kind) ? all_of(std::move(alternatives))
                                                         : any_of(std::move(alternatives)));
  }
  if (request.from || request.to) required.push_back(date_plan(database, request.from, request.to));
  if (required.empty() && excluded.empty()) return std::nullopt;
  Plan filter = required.empty() ? everything() : all_of(std::move(required));
  return without(std::move(filter), any_of(std::move(excluded)));
}

}  // namespace nachlese::search
