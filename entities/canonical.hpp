// Resolves each mention of a name to one entity with one canonical name.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "entities/rules.hpp"

namespace nachlese::ner {

// The lexicon's entity for a name, also in another spelling (persons) or with an ending (den
// Grünen, des Landtages); kUnknownEntity if none.
[[nodiscard]] std::uint32_t find_known(const NameImage& image, EntityType type,
                                       std::string_view name);

// Maps spans to entities. Within the text, a surname means the person named in full; if several
// bear it, the one named last before it. If the text names none, it means the lexicon's dominant
// bearer, or stays as it is (searcher/names/ then asks the archive). A genitive ending is removed
// if the word without it is in the lexicons or in the text, or if a full name in -s precedes a
// noun. Remove agency credits from `spans` first.
[[nodiscard]] Names canonicalize(const NameImage& image, std::span<const AnalyzedField> fields,
                                 std::span<const Unit> units, std::span<const TokenSpan> spans);

}  // namespace nachlese::ner
