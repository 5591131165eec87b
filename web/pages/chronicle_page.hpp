// What happened when, for a search: its most important stories in the order of time.
#pragma once

#include "searcher/api/chronicle.hpp"
#include "web/backend.hpp"
#include "web/http/http.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

// The request of a page or call: its `limit` is the number of lines, if it has one.
[[nodiscard]] search::ChronicleRequest chronicle_request(const SearchParameters& search,
                                                         const Request& request);

[[nodiscard]] Response chronicle_page(Context& context, const Request& request);

}  // namespace nachlese::web
