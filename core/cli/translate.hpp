// Errors in the language of the user.
#pragma once

#include <string>
#include <string_view>

#include "core/base/language.hpp"

namespace nachlese::cli {

// A message or hint of an Error, which are in English where they are thrown, in `language`. The
// English text if there is no translation.
[[nodiscard]] std::string translated(std::string_view text, Language language);

}  // namespace nachlese::cli
