// German spelling before the conference of 1901 (Thür, seyn, Centrum, Zeugniß, regiren, Brod) →
// today's, for archives of old texts. The rules are those by which the spellings differ; the
// lexicon decides where a rule would meet a word that is right as it stands (Theater, Roth, Stadt).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::text {

struct ModernForm {
  std::string text;
  std::vector<std::uint16_t>
      written;  // for each byte of `text` and its end: the byte of the old form where it begins
};

// `surface`: lower case, ß → ss, at most 80 bytes. False if it is today's spelling, or unknown and
// nothing speaks for a change.
[[nodiscard]] bool modernize(std::string_view surface, ModernForm& out);

}  // namespace nachlese::text
