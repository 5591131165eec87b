// The page of results, which is also the start page.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response search_page(Context& context, const Request& request);

}  // namespace nachlese::web
