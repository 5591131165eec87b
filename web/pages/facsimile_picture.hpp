// The picture of a printed page: /facsimile?id=ID&page=N, N from 1.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// Only what an article in the archive names can be asked for. 404 for all else.
[[nodiscard]] Response facsimile_picture(Context& context, const Request& request);

}  // namespace nachlese::web
