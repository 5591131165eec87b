// The analysis as text, for people and scripts: `nachlese analyze` and the golden files.
#pragma once

#include <string>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::text {

// One line a token, overlays (marked +) behind the token that they share a position with, fields
// separated by tabs: position, bytes begin-end, kind, text as written (line breaks and tabs as
// blanks), surface form, stem or -, stems of the parts joined by | or -, flags (^ sentence start, f
// function word).
[[nodiscard]] std::string describe_text(Analyzer& analyzer, std::string_view text);

// One line for each line of `words`: word TAB stem TAB parts joined by |, as they stand in the word
// (Ernährungs|lage); the word itself if it is not a compound. What is no single token (empty lines
// apart) has its stems joined by blanks and itself as its only part.
[[nodiscard]] std::string describe_words(Analyzer& analyzer, std::string_view words);

}  // namespace nachlese::text
