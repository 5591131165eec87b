// The form of all fields, which leads to the page of results.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response form_page(Context& context, const Request& request);

}  // namespace nachlese::web
