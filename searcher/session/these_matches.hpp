// Matches that were found already, as a filter of a further query over them alone.
#pragma once

#include <span>

#include "core/store/archive_database.hpp"
#include "searcher/session/matches.hpp"

namespace nachlese::search {

// Matches exactly these articles, without weight. Needs the documents of `matches` in archives with
// remote shards.
[[nodiscard]] Xapian::Query these_matches(const store::ArchiveDatabase& database,
                                          std::span<const Match* const> matches);

}  // namespace nachlese::search
