// Searches as feeds, and as a search engine of the browser.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response atom_feed(Context& context, const Request& request);
[[nodiscard]] Response json_feed(Context& context, const Request& request);
[[nodiscard]] Response open_search(Context& context, const Request& request);

}  // namespace nachlese::web
