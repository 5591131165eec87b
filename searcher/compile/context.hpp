// What the parts of the compiler share while one query is compiled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/schema.hpp"
#include "searcher/compile/aliases.hpp"
#include "searcher/compile/compiler.hpp"
#include "searcher/compile/expansions.hpp"
#include "searcher/compile/field_values.hpp"

namespace nachlese::search {

using Clauses = std::vector<Clause>;
using Forms = std::vector<std::string>;  // alternatives for one position

struct CompileContext {
  CompileContext(const Ranking& weights, const query::Node& tree, std::string_view typed,
                 const store::ArchiveDatabase& archive, text::Analyzer& analysis,
                 const Aliases& names_of, ArchiveNames& names, query::Diagnostics& report,
                 QueryBudget& bounds, Compiled& out);

  const Ranking& ranking;
  std::string_view text;
  const store::ArchiveDatabase& database;
  text::Analyzer& analyzer;
  const Aliases& aliases;
  query::Diagnostics& diagnostics;
  QueryBudget& budget;
  Expansions expansions;
  FieldValues values;
  bool said_too_costly = false;
  Wanted* wanted;
  std::vector<Offer>* offers;
  std::vector<Plan>* nearby;
  std::vector<QuoteCondition>* quotes;  // null: within an exclusion
  std::vector<std::string> speakers;    // terms: of whom the conjunction that is read asks
  std::optional<query::Field> field;
  std::size_t offset = 0;  // byte of the text at which the words that are being read begin
};

// False once the query has spent its budget, or if `more` is false; then the rest is left out.
[[nodiscard]] bool has_room(CompileContext& in, query::Span from, bool more = true);

// Whether the field has values instead of text: any but titles and quotations.
[[nodiscard]] bool in_value_field(const CompileContext& in);

// Returns `plan` and charges its posting lists to the budget.
[[nodiscard]] Plan spent(CompileContext& in, Plan plan);

// Adds the words to what is highlighted.
void note(CompileContext& in, const Forms& words, std::uint32_t group);

[[nodiscard]] Forms prefixed(schema::Prefix prefix, const Forms& words);
[[nodiscard]] Forms surface_terms(const Forms& words);

}  // namespace nachlese::search
