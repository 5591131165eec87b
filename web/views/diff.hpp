// What changed from one version of a text to another, by words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::web {

enum class Change : std::uint8_t { same, removed, added };

struct DiffPiece {
  Change change = Change::same;
  std::string text;       // words with blanks between them; an empty line between paragraphs
  std::size_t words = 0;  // paragraph breaks not counted
};

// The fewest words removed and added that lead from `before` to `after` (Myers 1986, An O(ND)
// Difference Algorithm and Its Variations), as long as these are no more than some thousand; texts
// that differ more than that are removed and added as a whole, but for their common beginning and
// end. Blanks do not count. Neighbouring pieces differ in kind.
[[nodiscard]] std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after);

}  // namespace nachlese::web
