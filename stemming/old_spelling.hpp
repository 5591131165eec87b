// Modernizes German spelling from before the conference of 1901 (Thür, seyn, Centrum, Zeugniß,
// regiren, Brod), for archives of old texts. Rules propose spellings; the lexicon rejects those
// that would change a correct word (Theater, Roth, Stadt).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::text {

struct ModernForm {
  std::string text;
  // For each byte of `text` and its end: the byte of the old form where it begins.
  std::vector<std::uint16_t> written;
};

// Modernizes a word. `surface`: lower case, ß → ss, at most 80 bytes. False if it is modern
// already, or unknown with no reason to change it.
[[nodiscard]] bool modernize(std::string_view surface, ModernForm& out);

}  // namespace nachlese::text
