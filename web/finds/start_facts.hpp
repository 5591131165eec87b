// Looks up what the start page tells about the archive.
#pragma once

#include "web/backend.hpp"
#include "web/views/start_view.hpp"

namespace nachlese::web {

// Of 10, 25 and 50 years ago; in a young archive of 1 and 5.
[[nodiscard]] StartFacts find_start_facts(Context& context, const Date& today);

}  // namespace nachlese::web
