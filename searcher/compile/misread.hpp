// Words of the archive that recognition has probably made of another one, for archives of scans
// (`--profile ocr`): Zeitung stands there as Zeituug, Hausfrau as Haussrau.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/compile/context.hpp"

namespace nachlese::search {

// What `word`, small letters, may be read as by resources/misreadings.txt, the likeliest first, at
// most `most`.
[[nodiscard]] std::vector<std::string> misreadings(std::string_view word, std::size_t most);

struct MisreadWords {
  Forms certain;   // of no language: they can be nothing but misread
  Forms possible;  // words by themselves, as Hanse for Hause: offered
  // The word in two pieces, of which one is no word.
  std::vector<std::pair<std::string, std::string>> broken;
};

// Of what the archive has. Empty unless it is one of scans.
[[nodiscard]] MisreadWords find_misread(CompileContext& in, const text::Token& token);

// Offers the possible ones.
void offer_misread(CompileContext& in, const text::Token& token, const Forms& possible);

}  // namespace nachlese::search
