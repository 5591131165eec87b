// Searches as feeds, and the archive as a search engine for browsers.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response atom_feed(Context& context, const Request& request);
[[nodiscard]] Response json_feed(Context& context, const Request& request);
[[nodiscard]] Response open_search(Context& context, const Request& request);

}  // namespace nachlese::web
