// Tree → plan.
#pragma once

#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/compile/aliases.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/compile/offer.hpp"
#include "searcher/engine/budget.hpp"
#include "searcher/names/values.hpp"
#include "searcher/plan/clause.hpp"
#include "searcher/plan/quotation.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/diagnostics.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// How a query is read beside its text.
struct QuoteView {
  bool only = false;                  // quotations are asked for, not articles
  std::vector<std::string> speakers;  // terms: of them alone; empty: of anybody
};

struct Compiled {
  std::vector<Clause> clauses;  // of the outermost conjunction; empty: nothing to search for
  Wanted wanted;
  std::vector<Offer> offers;  // in the order of the query
  std::vector<Plan> nearby;   // neighboring words near each other: each adds to the best articles
                              // (searcher/session/proximity.hpp)

  // Which quotations the query asks for, as alternatives; none: it asks for articles alone.
  std::vector<QuoteCondition> quotes;

  // False if nothing in the query ranks, so that another order is needed.
  [[nodiscard]] bool ranks() const;
};

// `text` is what `tree` was parsed from. Reads the vocabulary and the names of `database`, for
// expansions. `view`: what else is asked of quotations. What `budget` has no room for is left out
// and reported. Throws TimeIsUp.
[[nodiscard]] Compiled compile(const Ranking& ranking, const query::Node& tree,
                               std::string_view text, const store::ArchiveDatabase& database,
                               text::Analyzer& analyzer, const Aliases& aliases,
                               ArchiveNames& names, query::Diagnostics& diagnostics,
                               QueryBudget& budget, const QuoteView& view = {});

// Every quotation that the view asks for.
[[nodiscard]] Compiled any_quotation(const QuoteView& view);

}  // namespace nachlese::search
