// One key for the spellings that transliteration makes of a person's name: Selenskyj, Selenskij, Zelensky, Zelenskyy.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// Lower case, diacritics off, then the correspondences between German, English and scientific transliteration. Only for comparing
// persons with persons of the lexicon: unrelated words may share a key.
[[nodiscard]] std::string name_fold(std::string_view name);

}  // namespace nachlese
