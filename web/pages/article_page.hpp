// The page of an article, with the highlights of the search that led to it.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response article_page(Context& context, const Request& request);

}  // namespace nachlese::web
