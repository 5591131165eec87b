// The types of quotations: all facts about a type in one row (docs/QUOTES.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/language.hpp"

namespace nachlese {

// Stored in archives: never renumber.
enum class QuoteType : std::uint8_t {
  direct,    // words in quotation marks
  indirect,  // a clause that gives what was said: dass, subjunctive, laut X, infinitive
  reported,  // the object of a verb of saying: forderte eine Prüfung
};

struct QuoteTypeInfo {
  QuoteType type;
  std::string_view name;  // in output
  Message label;
};

inline constexpr std::array kQuoteTypes = {
    QuoteTypeInfo{QuoteType::direct, "direct", {"verbatim", "wörtlich"}},
    QuoteTypeInfo{QuoteType::indirect, "indirect", {"indirect speech", "indirekt"}},
    QuoteTypeInfo{QuoteType::reported, "reported", {"reported", "berichtet"}},
};
static_assert(kQuoteTypes[static_cast<std::size_t>(QuoteType::reported)].type ==
              QuoteType::reported);

[[nodiscard]] constexpr const QuoteTypeInfo& info(QuoteType type) {
  return kQuoteTypes[static_cast<std::size_t>(type)];
}

}  // namespace nachlese
