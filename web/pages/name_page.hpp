// The page about a person, place or organization.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response name_page(Context& context, const Request& request);

}  // namespace nachlese::web
