// Normalizes the bytes of one token. Working by token instead of on the whole text needs no map of
// offsets, and the Analyzer does it once for each distinct token.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// Applies NFKC; turns apostrophes into '; drops soft hyphens, zero-width characters, and all else
// that the tokenizer allows in a word except letters, digits, marks and inner apostrophes (the
// colon of Bürger:innen, the dots of U.S.A., hyphen and line break of Bundes-⏎tag). Keeps case.
void normalize_word(std::string_view bytes, std::string& out);

// Cuts runs of more than 30 combining marks. Text must be cut so before ICU sees it, since ICU
// sorts such runs in quadratic time. Leaves text of any language unchanged.
[[nodiscard]] std::string stream_safe(std::string_view bytes);

// NFKC in linear time: cuts runs of more than 30 combining marks. Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string nfkc(std::string_view bytes);

// Lower-cases without locale; ß and ẞ → ss.
void fold_case(std::string_view text, std::string& out);

}  // namespace nachlese::text
