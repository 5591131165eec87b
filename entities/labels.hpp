// Labels of the sequence model: B, I, L and U (begin, inside, last, only) for each type, and
// outside.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/rules.hpp"

namespace nachlese::ner {

inline constexpr std::uint32_t kLabels = 17;
inline constexpr std::uint8_t kOutside = 0;

enum class TagPosition : std::uint8_t { begin, inside, last, only };

[[nodiscard]] constexpr std::uint8_t label_of(EntityType type, TagPosition place) {
  return static_cast<std::uint8_t>(1 + 4 * static_cast<int>(type) + static_cast<int>(place));
}
[[nodiscard]] constexpr EntityType type_of(std::uint8_t label) {
  return static_cast<EntityType>((label - 1) / 4);
}
[[nodiscard]] constexpr TagPosition place_of(std::uint8_t label) {
  return static_cast<TagPosition>((label - 1) % 4);
}

// B and I of a type require I or L of it next; any other label requires O, B or U.
[[nodiscard]] constexpr bool may_follow(std::uint8_t before, std::uint8_t after) {
  const bool open = before != kOutside && place_of(before) <= TagPosition::inside;
  const bool continues = after != kOutside && (place_of(after) == TagPosition::inside ||
                                               place_of(after) == TagPosition::last);
  if (open != continues) return false;
  return !open || type_of(before) == type_of(after);
}

// One label per unit; a span inside a compound counts as outside.
void spans_to_labels(std::span<const TokenSpan> spans, std::span<std::uint8_t> labels);
void labels_to_spans(std::span<const std::uint8_t> labels, std::vector<TokenSpan>& spans);

}  // namespace nachlese::ner
