// A query read as one for quotations.
#pragma once

#include "searcher/query/ast.hpp"

namespace nachlese::query {

// The words of the query as words of the same quotation: `Druck Moskau datum:2022 sagt:Merz` as
// `zitat:(Druck Moskau) datum:2022 sagt:Merz`. Fields, dates and exclusions still concern articles.
// A query that has zitat: already is left as it is.
[[nodiscard]] Node about_quotations(Node query);

}  // namespace nachlese::query
