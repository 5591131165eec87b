// How texts write the words of a stem: archives hold folded forms, texts the written ones.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
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

// The word as the first articles that have it write it, with its hyphens (fussballbundesliga →
// Fußball-Bundesliga), and in small letters where the language mostly does; empty if none of them
// has it in one piece.
[[nodiscard]] std::string written_form(const store::ArchiveDatabase& database,
                                       const std::string& surface);

// The first two letters of a word, small and without dots, as a number: a glance that spares
// folding it.
[[nodiscard]] std::uint64_t start_of(std::string_view word);

// Calls use(word) for each word of the text, hyphenated ones in one piece.
void each_written_word(std::string_view text, const std::function<void(std::string_view)>& use);

}  // namespace nachlese::search
