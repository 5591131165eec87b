#include <array>
#include <cmath>

#include "stemming/lexicon.hpp"

namespace nachlese::text {

std::uint8_t count_code(std::uint32_t count) {
  return static_cast<std::uint8_t>(std::lround(8 * std::log2(1.0 + static_cast<double>(count))));
}

std::uint32_t count_of_code(std::uint8_t code) {
  static const auto counts = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      table[i] = static_cast<std::uint32_t>(std::lround(std::exp2(static_cast<double>(i) / 8) - 1));
    }
    return table;
  }();
  return counts[code];
}

}  // namespace nachlese::text
