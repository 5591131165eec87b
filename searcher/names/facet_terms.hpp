// Values of facet fields: persons, sources, authors, … by their whole name or by its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"

namespace nachlese::search {

struct NameMatches {
  std::vector<std::string> terms;
  bool cut = false;  // there were more than limits::kMaxNames
};

// Terms of the kind whose value is `value` (any case) or contains all its words.
[[nodiscard]] NameMatches find_names(const store::ArchiveDatabase& database, FacetKind kind,
                                     std::string_view value);
// Only the one whose value is `value`, if there is one; else as above. For filters that come from a
// list of values.
[[nodiscard]] NameMatches find_names_exact_first(const store::ArchiveDatabase& database,
                                                 FacetKind kind, std::string_view value);
// Terms of the kind with a word that starts with `beginning`.
[[nodiscard]] NameMatches find_names_by_prefix(const store::ArchiveDatabase& database,
                                               FacetKind kind, std::string_view beginning);

}  // namespace nachlese::search
