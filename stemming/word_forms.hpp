// Words written with more than letters: gender forms, dotted acronyms and abbreviations, words
// broken at the end of a line.
#pragma once

#include <cstddef>
#include <string_view>

#include "stemming/tokenize.hpp"

namespace nachlese::text {

// End of :innen, *in, _innen, /-innen, (innen), :r … after a word that ends at `at`; 0 if there is
// none.
[[nodiscard]] std::size_t gender_end(std::string_view text, std::size_t at);

// True for BürgerInnen: the word contains "In" or "Innen" up to its end.
[[nodiscard]] bool has_inner_i(std::string_view word);

// End of an abbreviation (z. B., d.h., U.S.A., Dr.) that starts at `begin` and whose first letters
// end at `dot`.
[[nodiscard]] std::size_t abbreviation_end(std::string_view text, std::size_t begin,
                                           std::size_t dot, const StringTable& list);

// Position of the mark (- = ¬ ⸗ or a soft hyphen, which is then the word's last character) at which
// a word ending at `end` may be broken at the end of a line; 0 if there is none.
[[nodiscard]] std::size_t line_hyphen(std::string_view text, std::size_t end);

// End of the second half of a word broken by a hyphen at `hyphen` and a line break; 0 unless the
// halves make a word.
[[nodiscard]] std::size_t broken_word_end(std::string_view text, std::size_t begin,
                                          std::size_t hyphen, const TokenTables& tables);

}  // namespace nachlese::text
