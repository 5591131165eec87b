// Names without evidence: a common word that the recognizer took for a name in one article of many
// that have it ("der Zaun", once a person) is none.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/name_cures.hpp"

namespace nachlese::index {

// A name of one word that a single article gives, beside so many more that have the word, is none.
inline constexpr std::uint32_t kOtherArticles = 10;
// Nor is one that at most one in so many of the articles with the word gives, of as many at least.
inline constexpr std::uint32_t kRareName = 50;

// Whether a list has the name, given as folded.
using KnownName = std::function<bool(FacetKind kind, const std::string& folded)>;

// What is no name among those of the run, over the run and the archive. A name that a list has, and
// the surname of a person whom an article names in full, always are. `live`: null without an
// archive.
[[nodiscard]] NameCures without_evidence(const Xapian::Database* live,
                                         const std::vector<std::filesystem::path>& segments,
                                         const KnownName& known);

}  // namespace nachlese::index
