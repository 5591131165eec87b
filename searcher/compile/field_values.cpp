#include "searcher/compile/field_values.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/store/terms.hpp"
#include "searcher/engine/limits.hpp"
#include "searcher/names/recognition.hpp"

namespace nachlese::search {

using query::Issue;

Plan any_name(const NameMatches& matches, query::Span span, query::Diagnostics& diagnostics,
              QueryBudget& budget) {
  const std::size_t taken =
      std::min(matches.terms.size(), std::max<std::size_t>(1, budget.leaves()));
  if (matches.cut || taken < matches.terms.size())
    diagnostics.report(query::Issue::names_cut, span,
                       std::to_string(std::min(taken, limits::kMaxNames)));
  budget.spend(taken);
  return any_term(
      {matches.terms.begin(), matches.terms.begin() + static_cast<std::ptrdiff_t>(taken)});
}

Plan FieldValues::value(query::Field field, std::string_view text, query::Span span) {
  if (field == query::Field::id) return one_term(store::make_term(schema::Prefix::id, text));
  const FacetKind kind = *query::facet_kind(field);
  const bool is_name = info(kind).recognized || kind == FacetKind::speaker;
  return names(is_name ? find_values(database_, kind, std::string(text), known_names_)
                       : find_names(database_, kind, text),
               text, span);
}

Plan FieldValues::pattern(query::Field field, std::string_view text, query::Span span) {
  if (field == query::Field::id) return one_term(store::make_term(schema::Prefix::id, text));
  if (text.find_first_of("*?") + 1 != text.size())
    diagnostics_.report(query::Issue::field_operand, span);
  const std::string_view beginning = text.substr(0, text.find_first_of("*?"));
  const FacetKind kind = *query::facet_kind(field);
  return names(kind == FacetKind::speaker ? find_speakers_by_prefix(database_, beginning)
                                          : find_names_by_prefix(database_, kind, beginning),
               text, span);
}

Plan FieldValues::names(const NameMatches& matches, std::string_view text, query::Span span) {
  if (matches.terms.empty()) diagnostics_.report(query::Issue::no_such_name, span, text);
  return any_name(matches, span, diagnostics_, budget_);
}

}  // namespace nachlese::search
