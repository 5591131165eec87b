// The verbs that every program has: completion, manual, help.
#pragma once

#include <vector>

#include "core/cli/app.hpp"
#include "core/cli/manual_text.hpp"

namespace nachlese::cli {

[[nodiscard]] std::vector<Verb> own_verbs(const ManualText& text);

}  // namespace nachlese::cli
