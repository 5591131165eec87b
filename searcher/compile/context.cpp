#include "searcher/compile/context.hpp"

#include <utility>

#include "core/store/terms.hpp"
#include "searcher/engine/clock_source.hpp"

namespace nachlese::search {

using schema::Prefix;
using Xapian::Query;

CompileContext::CompileContext(const Weighing& how, const query::Node& tree, std::string_view typed,
                               const store::ArchiveDatabase& archive, text::Analyzer& analysis,
                               const Aliases& names_of, ArchiveNames& names,
                               query::Diagnostics& report, QueryBudget& bounds, Compiled& out)
    : weighing(how),
      text(typed),
      database(archive),
      analyzer(analysis),
      aliases(names_of),
      diagnostics(report),
      budget(bounds),
      expansions(tree, archive, analysis, report, bounds),
      values(archive, names, report, bounds),
      wanted(&out.wanted),
      nearby(&out.nearby) {
  weighing.join = [join = how.join, &bounds](const std::vector<Layer>& layers) {
    for (const auto& layer : layers) bounds.spend(layer.terms.size());
    return join(layers);
  };
}

bool has_room(CompileContext& in, query::Span from, bool more) {
  look_at_clock(in.budget.deadline());
  if (more && !in.budget.spent()) return true;
  if (!std::exchange(in.said_too_costly, true))
    in.diagnostics.report(query::Issue::too_costly, {from.begin, in.text.size()});
  return false;
}

bool in_value_field(const CompileContext& in) {
  return in.field && in.field != query::Field::title;
}

Query in_time(const CompileContext& in, const Query& query) {
  return in.weighing.sources ? timed(query, in.weighing.deadline) : query;
}

void note(CompileContext& in, const Forms& words, std::uint32_t group) {
  for (const auto& word : words) in.wanted->surfaces.try_emplace(word, group);
}

Query any_term(const Forms& terms, Query::op op) {
  if (terms.size() == 1) return Query(terms.front());
  return {op, terms.begin(), terms.end()};
}

Forms prefixed(Prefix prefix, const Forms& words) {
  Forms terms;
  for (const auto& word : words) terms.push_back(store::make_term(prefix, word));
  return terms;
}

Forms surface_terms(const Forms& words) { return prefixed(Prefix::surface, words); }

}  // namespace nachlese::search
