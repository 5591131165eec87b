// Resolves the values of filters and of fields in a query, so that `--person Putin`, `person:Putin`
// and a clicked facet mean the same.
#pragma once

#include <string>
#include <string_view>

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

// The value as the archive has it: another spelling of a name becomes the canonical one.
[[nodiscard]] std::string known_value(const store::ArchiveDatabase& database, FacetKind kind,
                                      const std::string& asked, const ArchiveNames& names);

// Terms of the value in any spelling, or, if the archive lacks it, of all values that contain all
// its words. A speaker is called what persons, places and organizations are called, but the name of
// a speaker means this one alone: Union is no other name of CDU where both are quoted. A person
// includes the bare surname that counts for it, and a bare surname means its bearer, as in facets.
[[nodiscard]] NameMatches find_values(const store::ArchiveDatabase& database, FacetKind kind,
                                      const std::string& asked, ArchiveNames& names);

// Speakers of whom a word of the name begins so.
[[nodiscard]] NameMatches find_speakers_by_prefix(const store::ArchiveDatabase& database,
                                                  std::string_view beginning);

}  // namespace nachlese::search
