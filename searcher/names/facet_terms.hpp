// Finds values of facets (persons, sources, authors, …) by their whole name or by words of it.
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

// Terms of the kind whose value equals `value` (in any case) or contains all its words.
[[nodiscard]] NameMatches find_names(const store::ArchiveDatabase& database, FacetKind kind,
                                     std::string_view value);
// Only the term whose value equals `value` if it exists, else as above; for filters that come from
// a list of values.
[[nodiscard]] NameMatches find_names_exact_first(const store::ArchiveDatabase& database,
                                                 FacetKind kind, std::string_view value);
// Terms of the kind that have a word that starts with `beginning`.
[[nodiscard]] NameMatches find_names_by_prefix(const store::ArchiveDatabase& database,
                                               FacetKind kind, std::string_view beginning);

}  // namespace nachlese::search
