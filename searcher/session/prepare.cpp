#include "searcher/session/prepare.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/store/profile.hpp"
#include "searcher/compile/dates.hpp"
#include "searcher/compile/field_values.hpp"
#include "searcher/names/values.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"
#include "searcher/query/quotation.hpp"

namespace nachlese::search {
namespace {

Plan facet_filter(Searcher::State& state, const store::ArchiveDatabase& database,
                  const FacetFilter& asked, query::Diagnostics& diagnostics, QueryBudget& budget) {
  look_at_clock(budget.deadline());
  const NameMatches matches = find_values(database, asked.kind, asked.value, state.names);
  if (matches.terms.empty()) diagnostics.report(query::Issue::no_such_name, {}, asked.value);
  return any_name(matches, {}, diagnostics, budget);
}

bool has_phrase(const query::Node& node);

struct HasPhrase {
  bool operator()(const query::Phrase&) const { return true; }
  bool operator()(const query::Near&) const { return true; }
  bool operator()(const query::Conjunction& group) const { return any(group.operands); }
  bool operator()(const query::Disjunction& group) const { return any(group.operands); }
  bool operator()(const query::AtLeast& group) const { return any(group.operands); }
  bool operator()(const query::InField& field) const {
    return field.field == query::Field::title && any(field.operand);
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }

  static bool any(const std::vector<query::Node>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), has_phrase);
  }
};

bool has_phrase(const query::Node& node) { return std::visit(HasPhrase(), node.value); }

}  // namespace

PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                      Searcher::State& state, query::Diagnostics& diagnostics, Deadline deadline,
                      const QuoteView& view) {
  PreparedQuery out;
  out.ranking = state.ranking;
  if (!store::is_scanned(state.reader.info())) out.ranking.misread = 0;
  const bool empty = text.find_first_not_of(" \t\r\n") == std::string::npos;
  out.everything = empty && !view.only;
  if (empty && (view.only || !view.speakers.empty())) out.compiled = any_quotation(view);
  const auto report_no_quotes = [&] {
    if ((view.only || !out.compiled.quotes.empty()) && !state.has_names())
      diagnostics.report(query::Issue::no_quotes, {0, text.size()});
  };
  if (empty) {
    report_no_quotes();
    return out;
  }
  if (auto tree = query::parse(text, diagnostics)) {
    if (view.only) tree = query::about_quotations(std::move(*tree));
    out.tree = query::to_string(*tree);
    out.has_phrase = has_phrase(*tree);
    if (state.has_names()) out.names = names_in_query(*tree, database, state.names.surnames);
    QueryBudget budget(deadline);
    out.compiled = compile(out.ranking, *tree, text, database, state.analyzer,
                           state.aliases.current(state.analyzer, diagnostics), state.names,
                           diagnostics, budget, view);
  } else {
    diagnostics.report(query::Issue::no_words, {0, text.size()});
  }
  report_no_quotes();
  return out;
}

QuoteView quote_view(Searcher::State& state, const SearchRequest& request,
                     const store::ArchiveDatabase& database) {
  QuoteView out;
  out.only = request.quotes;
  for (const auto& filter : request.filters) {
    if (filter.kind != FacetKind::speaker || filter.exclude) continue;
    const NameMatches matches = find_values(database, filter.kind, filter.value, state.names);
    out.speakers.insert(out.speakers.end(), matches.terms.begin(), matches.terms.end());
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

std::optional<Plan> clear_within(const std::optional<Plan>& filter, const SearchRequest& request,
                                 const PreparedQuery& prepared) {
  const std::vector<Plan>& nearby = prepared.compiled.nearby;
  if (!request.clear || nearby.empty()) return filter;
  Plan near = all_of(nearby);
  return filter ? all_of({*filter, std::move(near)}) : std::move(near);
}

}  // namespace nachlese::search
