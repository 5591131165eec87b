// A year as a calendar that shows how much a search finds on each day.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response calendar_page(Context& context, const Request& request);

}  // namespace nachlese::web
