// The issue of a day: all of its articles by source and section.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response issue_page(Context& context, const Request& request);

}  // namespace nachlese::web
