// How texts write the words of a stem: archives hold folded forms, texts the written ones.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// For each stem that occurs in the texts its form that the archive has most often, as most of the
// texts write it: begrund → Begründung, jugendschutz → Jugendschutz.
[[nodiscard]] std::unordered_map<std::string, std::string> written_forms(
    const store::ArchiveDatabase& database, text::Analyzer& analyzer,
    const std::vector<std::string>& stems, const std::vector<std::string>& texts);

}  // namespace nachlese::search
