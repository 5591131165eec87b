// From names as written to one entity each, with one canonical name.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "entities/rules.hpp"

namespace nachlese::ner {

// The lexicon's entity for a name as written, in another spelling (persons) or with an ending (den
// Grünen, des Landtages); kUnknownEntity if there is none.
[[nodiscard]] std::uint32_t find_known(const NameImage& image, EntityType type,
                                       std::string_view name);

// Within the text a surname means the person named in full; of several bearers the one named last
// before it. If the text names none, it means the lexicon's dominant bearer, or stays by itself
// (searcher/names/ then asks the archive). Genitive endings go where the word without them is known
// to the lexicons or stands elsewhere in the text, or where a full name in -s stands before a noun.
// Credits of agencies must have been taken out of `spans`.
[[nodiscard]] Names canonicalize(const NameImage& image, std::span<const AnalyzedField> fields,
                                 std::span<const Unit> units, std::span<const TokenSpan> spans);

}  // namespace nachlese::ner
