// Word-level differences between two versions of a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::web {

enum class Change : std::uint8_t { same, removed, added };

struct DiffPiece {
  Change change = Change::same;
  std::string text;       // words separated by blanks; an empty line between paragraphs
  std::size_t words = 0;  // without paragraph breaks
};

// The shortest edit script by words from `before` to `after` (Myers 1986, An O(ND) Difference
// Algorithm and Its Variations). Texts that are more than 1,500 edits apart are removed and added
// whole, except for their common beginning and end. Ignores white space. Neighboring pieces
// differ in kind.
[[nodiscard]] std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after);

// The same script for units of any kind: `same` takes one of both, the others one of their side.
[[nodiscard]] std::vector<Change> diff_units(const std::vector<std::string_view>& before,
                                             const std::vector<std::string_view>& after);

}  // namespace nachlese::web
