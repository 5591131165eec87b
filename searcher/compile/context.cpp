#include "searcher/compile/context.hpp"

#include <utility>

#include "core/store/terms.hpp"

namespace nachlese::search {

using schema::Prefix;

CompileContext::CompileContext(const Ranking& weights, const query::Node& tree,
                               std::string_view typed, const store::ArchiveDatabase& archive,
                               text::Analyzer& analysis, const Aliases& names_of,
                               ArchiveNames& names, query::Diagnostics& report, QueryBudget& bounds,
                               Compiled& out)
    : ranking(weights),
      text(typed),
      database(archive),
      analyzer(analysis),
      aliases(names_of),
      diagnostics(report),
      budget(bounds),
      expansions(tree, archive, analysis, report, bounds),
      values(archive, names, report, bounds),
      wanted(&out.wanted),
      offers(&out.offers),
      nearby(&out.nearby),
      quotes(&out.quotes) {}

bool has_room(CompileContext& in, query::Span from, bool more) {
  look_at_clock(in.budget.deadline());
  if (more && !in.budget.spent()) return true;
  if (!std::exchange(in.said_too_costly, true))
    in.diagnostics.report(query::Issue::too_costly, {from.begin, in.text.size()});
  return false;
}

bool in_value_field(const CompileContext& in) {
  return in.field && in.field != query::Field::title && in.field != query::Field::quote;
}

Plan spent(CompileContext& in, Plan plan) {
  in.budget.spend(leaf_count(plan));
  return plan;
}

void note(CompileContext& in, const Forms& words, std::uint32_t group) {
  for (const auto& word : words) in.wanted->surfaces.try_emplace(word, group);
}

Forms prefixed(Prefix prefix, const Forms& words) {
  Forms terms;
  for (const auto& word : words) terms.push_back(store::make_term(prefix, word));
  return terms;
}

Forms surface_terms(const Forms& words) { return prefixed(Prefix::surface, words); }

}  // namespace nachlese::search
