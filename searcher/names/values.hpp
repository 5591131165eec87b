// What a filter asks for, and a field of names in a query: `--person Putin`, `person:Putin` and a
// facet that was clicked are one.
#pragma once

#include <string>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "searcher/names/facet_terms.hpp"
#include "searcher/names/surnames.hpp"

namespace nachlese::search {

// What is known about the names of one archive.
struct ArchiveNames {
  std::string listed;  // the user's list that it was built with
  Surnames surnames;
};

// A value as the archive has it: a name in another spelling becomes the canonical one.
// `names` are those of the archive.
[[nodiscard]] std::string known_value(const store::ArchiveDatabase& database, FacetKind kind,
                                      const std::string& asked, const ArchiveNames& names);

// Terms of the value itself, in any spelling; if the archive has no such value, of all values with
// all of its words. For a person also the bare surname that counts for it, for a bare surname its
// bearer: what facets count.
[[nodiscard]] NameMatches find_values(const store::ArchiveDatabase& database, FacetKind kind,
                                      const std::string& asked, ArchiveNames& names);

}  // namespace nachlese::search
