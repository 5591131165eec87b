// The articles that a reader has collected, with notes, references and downloads; with view=review
// as a press review to print.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response list_page(Context& context, const Request& request);

}  // namespace nachlese::web
