// Limits queries of very many words to their rarest ones: frequent words say little and cost most.
#pragma once

#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/plan/clause.hpp"

namespace nachlese::search {

// Of the content that is not required only the limits::kMaxOptional clauses that match the fewest
// articles. False if there were no more anyway.
bool keep_rarest(std::vector<Clause>& clauses, const store::ArchiveDatabase& database);

// Where there are many words of content, sets how rare each is in the archive (Clause::weight).
void weigh_many(std::vector<Clause>& clauses, const store::ArchiveDatabase& database);

// Any of `plans`; of more than limits::kMaxOptional only those that match the fewest articles
// weigh.
[[nodiscard]] Plan alternatives(std::vector<Plan> plans, const store::ArchiveDatabase& database);

}  // namespace nachlese::search
