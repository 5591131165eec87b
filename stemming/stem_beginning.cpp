#include "stemming/stem_beginning.hpp"

#include <string_view>

#include "core/base/utf8.hpp"

namespace nachlese::text {
bool begins_like(std::string_view surface, std::string_view stem) {
  std::size_t at = 0;
  std::size_t in_stem = 0;
  for (std::size_t i = 0; i < kStemBeginning && in_stem < stem.size(); ++i) {
    if (at >= surface.size()) return false;
    const char32_t letter = next_code_point(surface, at);
    const char32_t wanted = next_code_point(stem, in_stem);
    if (letter != wanted && without_dots(letter) != wanted) return false;
  }
  return true;
}

}  // namespace nachlese::text
