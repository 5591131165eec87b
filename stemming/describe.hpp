// Prints the analysis for people and scripts: `nachlese analyze` and the golden files.
#pragma once

#include <string>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::text {

// One line per token, with overlays (marked +) after the token whose position they share. Fields
// are separated by tabs: position, bytes begin-end, kind, text as written (line breaks and tabs as
// blanks), surface form, stem or -, stems of the parts joined by | or -, flags (^ sentence start, f
// function word).
[[nodiscard]] std::string describe_text(Analyzer& analyzer, std::string_view text);

// One line per line of `words`: word TAB stem TAB parts as written, joined by | (Ernährungs|lage),
// or the word itself if it is no compound. A non-empty line of several tokens gets their stems
// joined by blanks, and itself as the only part.
[[nodiscard]] std::string describe_words(Analyzer& analyzer, std::string_view words);

}  // namespace nachlese::text
