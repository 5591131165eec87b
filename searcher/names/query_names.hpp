// Recognizes persons, places and organizations in a query. They are shown to the user and add
// weight to articles that have them.
#pragma once

#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "searcher/api/response.hpp"
#include "searcher/names/surnames.hpp"
#include "searcher/plan/plan.hpp"
#include "searcher/query/ast.hpp"

namespace nachlese::search {

struct QueryName {
  NameInQuery name;
  std::vector<std::string> terms;  // terms of the articles that count for it
};

// Finds names among the plain words at the top level of the query, longest first: up to four words
// that form a value of the archive, or a surname that means one person there.
[[nodiscard]] std::vector<QueryName> names_in_query(const query::Node& tree,
                                                    const store::ArchiveDatabase& database,
                                                    Surnames& surnames);

// The fixed `weight` for each of the names that an article has.
[[nodiscard]] Plan name_evidence(const std::vector<QueryName>& names, double weight);

}  // namespace nachlese::search
