// The plans of fields with values instead of text: person:…, source:…, id:….
#pragma once

#include <string_view>

#include "core/store/archive_database.hpp"
#include "searcher/engine/budget.hpp"
#include "searcher/names/values.hpp"
#include "searcher/plan/plan.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/diagnostics.hpp"

namespace nachlese::search {

class FieldValues {
 public:
  FieldValues(const store::ArchiveDatabase& database, ArchiveNames& names,
              query::Diagnostics& diagnostics, QueryBudget& budget)
      : database_(database), known_names_(names), diagnostics_(diagnostics), budget_(budget) {}

  // Articles with this value in the field; not for the title.
  [[nodiscard]] Plan value(query::Field field, std::string_view text, query::Span span);
  // Those with a value of which a word begins as `text` does up to its first wildcard.
  [[nodiscard]] Plan pattern(query::Field field, std::string_view text, query::Span span);

 private:
  Plan names(const NameMatches& matches, std::string_view text, query::Span span);

  const store::ArchiveDatabase& database_;
  ArchiveNames& known_names_;
  query::Diagnostics& diagnostics_;
  QueryBudget& budget_;
};

// Any of the terms, as many as the budget has room for. Reports what was cut.
[[nodiscard]] Plan any_name(const NameMatches& matches, query::Span span,
                            query::Diagnostics& diagnostics, QueryBudget& budget);

}  // namespace nachlese::search
