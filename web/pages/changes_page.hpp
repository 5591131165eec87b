// Articles whose text was changed after publication, with what changed; the same as a feed.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response changes_page(Context& context, const Request& request);

}  // namespace nachlese::web
