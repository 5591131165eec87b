// The language that the environment asks for.
#pragma once

#include "core/base/language.hpp"

namespace nachlese::cli {

// As LC_ALL, LC_MESSAGES or LANG say, the first that is set, as in "de_AT.UTF-8"; English if it is
// another one.
[[nodiscard]] Language environment_language();

}  // namespace nachlese::cli
