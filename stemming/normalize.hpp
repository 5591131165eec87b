// From the bytes of a token to its normal spelling. Normalizing token by token (once for each
// distinct one, see Analyzer) instead of the whole text needs no offset map: spans are right by
// construction.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// NFKC; soft hyphens, zero-width characters and everything that the tokenizer let into a word but
// that is not a letter, digit, mark or inner apostrophe (the colon of Bürger:innen, the dots of
// U.S.A., hyphen and line break of Bundes-⏎tag) is dropped; apostrophes become '. Case is kept.
void normalize_word(std::string_view bytes, std::string& out);

// The text without what is behind the first 30 of a run of combining marks, and the like: what ICU
// is given must be so, since it sorts such runs in a time that grows with the square of their
// length. Text of any language comes back as it is.
[[nodiscard]] std::string stream_safe(std::string_view bytes);

// NFKC of any text, in linear time: of more than 30 combining marks in a row the rest is left out.
// Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string nfkc(std::string_view bytes);

// Lower case without locale, ß and ẞ → ss.
void fold_case(std::string_view text, std::string& out);

}  // namespace nachlese::text
