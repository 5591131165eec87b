// Names by lexicon and rule: what is found without a model, and what the model is told.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/lexicon_blob.hpp"
#include "entities/units.hpp"

namespace nachlese::ner {

inline constexpr std::uint32_t kUnknownEntity = ~0U;
inline constexpr std::uint32_t kLongestName = 8;  // words

// A name in a row of units.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // behind it
  EntityType type = EntityType::other;
  std::uint16_t inside =
      0;  // bytes of its one unit's text, if only those before a hyphen are the name
  std::uint32_t entity = kUnknownEntity;  // of the image
};

// The longest alias that begins at a unit; its last word may stand in brackets: Frankfurt (Oder).
// `slot` is null if there is none.
struct AliasMatch {
  std::uint32_t last = 0;
  const ImageSlot* slot = nullptr;
  bool genitive = false;  // matched without the ending of its last word
};
[[nodiscard]] AliasMatch match_alias(const NameImage& image, std::span<const Unit> units,
                                     std::uint32_t first);

// True if a name may run across the gap before the unit.
[[nodiscard]] bool joins(const Unit& unit);

// A role in front of a name: "US-Präsident", "Dr".
[[nodiscard]] bool is_role(const Unit& unit);

// Ascending and not overlapping. Linear in the number of units.
void find_spans(const NameImage& image, std::span<const Unit> units, std::vector<TokenSpan>& out);

// Bare surnames of persons who are named in full in the text (also further down), and the genitives
// of surnames that stand bare. Adds to `spans`, keeping their order.
void add_surnames(std::span<const Unit> units, std::vector<TokenSpan>& spans);

}  // namespace nachlese::ner
