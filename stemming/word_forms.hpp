// Words that are written with more than letters: gender forms, acronyms and abbreviations with
// dots, words broken at a line's end.
#pragma once

#include <cstddef>
#include <string_view>

#include "stemming/tokenize.hpp"

namespace nachlese::text {

// The end of :innen, *in, _innen, /-innen, (innen), :r … that follows a word ending at `at`; 0 if
// there is none.
[[nodiscard]] std::size_t gender_end(std::string_view text, std::size_t at);

// BürgerInnen: a capital I inside the word [begin, end), "In" or "Innen" to its end.
[[nodiscard]] bool has_inner_i(std::string_view word);

// z. B., d.h., U.S.A., Dr.: an abbreviation that starts at `begin`, whose first letters end at the
// dot `dot`.
[[nodiscard]] std::size_t abbreviation_end(std::string_view text, std::size_t begin,
                                           std::size_t dot, const StringTable& list);

// Where the mark stands at which a word ending at `end` may be broken at the end of a line: - = ¬ ⸗
// or a soft hyphen (which then is the word's last character). 0 if there is none.
[[nodiscard]] std::size_t line_hyphen(std::string_view text, std::size_t end);

// The end of the second half of a word broken by a hyphen at `hyphen` and a line break; 0 unless
// the halves make a word.
[[nodiscard]] std::size_t broken_word_end(std::string_view text, std::size_t begin,
                                          std::size_t hyphen, const TokenTables& tables);

}  // namespace nachlese::text
