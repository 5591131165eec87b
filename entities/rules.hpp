// Finds names by lexicon and rule, as features for the model.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/lexicon_blob.hpp"
#include "entities/units.hpp"

namespace nachlese::ner {

inline constexpr std::uint32_t kUnknownEntity = ~0U;
inline constexpr std::uint32_t kLongestName = 8;  // words

// A name in a sequence of units.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // one past its last unit
  EntityType type = EntityType::other;
  std::uint16_t inside = 0;  // bytes of its only unit, if the name ends at an inner hyphen
  std::uint32_t entity = kUnknownEntity;  // of the image
};

// The longest alias that starts at a unit; its last word may be in brackets: Frankfurt (Oder).
// `slot` is null if there is none.
struct AliasMatch {
  std::uint32_t last = 0;
  const ImageSlot* slot = nullptr;
  bool genitive = false;  // matched without the ending of its last word
};
[[nodiscard]] AliasMatch match_alias(const NameImage& image, std::span<const Unit> units,
                                     std::uint32_t first);

// True if a name may continue across the gap before the unit.
[[nodiscard]] bool joins(const Unit& unit);

// True for a role, which may precede a name: "US-Präsident", "Dr".
[[nodiscard]] bool is_role(const Unit& unit);

// Replaces `out` with ascending, disjoint spans. Linear in the number of units.
void find_spans(const NameImage& image, std::span<const Unit> units, std::vector<TokenSpan>& out);

// Adds bare surnames of persons whom the text names in full, before or after, and the genitives of
// surnames that occur bare. Keeps `spans` in order.
void add_surnames(std::span<const Unit> units, std::vector<TokenSpan>& spans);

}  // namespace nachlese::ner
