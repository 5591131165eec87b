// Atom, JSON Feed and OpenSearch.
#pragma once

#include <string>

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// Address of this server as the client knows it; empty if the Host header is no plain authority.
[[nodiscard]] std::string origin_of(const Request& request);

[[nodiscard]] Response atom_feed(Context& context, const Request& request);
[[nodiscard]] Response json_feed(Context& context, const Request& request);
[[nodiscard]] Response changes_feed(Context& context, const Request& request);
[[nodiscard]] Response open_search(Context& context, const Request& request);

}  // namespace nachlese::web
