// The units of a body by which recurring passages are found: sentences, or what looks like them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::index {

// Texts need only be cut alike, so abbreviations may end a unit; a line always does.
struct PassageUnit {
  std::uint64_t hash = 0;  // of its characters, with blanks united
  std::size_t begin = 0;   // bytes of the body
  std::size_t end = 0;
  std::uint32_t words = 0;
  bool begins_line = false;
  bool ends_line = false;
};

// Shorter ones are no evidence by themselves ("Vielen Dank.").
inline constexpr std::uint32_t kUnitWords = 3;
// A run of recurring units in the middle of a line is a passage from so many words on; whole lines
// from kUnitWords on.
inline constexpr std::uint32_t kPassageWords = 8;
// Units of an article that are looked at.
inline constexpr std::size_t kMostUnits = 4096;

[[nodiscard]] std::vector<PassageUnit> passage_units(std::string_view body);

// The hashes of units.
using UnitSet = std::unordered_set<std::uint64_t>;

// The parts of the body of which `recurring` holds the units.
[[nodiscard]] std::vector<TextSpan> recurring_spans(const std::vector<PassageUnit>& units,
                                                    const UnitSet& recurring);

}  // namespace nachlese::index
