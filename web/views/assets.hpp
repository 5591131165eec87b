// The embedded static files. Their addresses contain a hash of the content, so browsers may cache
// them forever.
#pragma once

#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// "/static/0123456789abcdef/style.css". `name`: a file in web/static/.
[[nodiscard]] std::string asset_url(std::string_view name);

// The file at such an address; nullopt if there is none in this version.
[[nodiscard]] std::optional<Response> find_asset(std::string_view path);

// Changes whenever an asset does.
[[nodiscard]] std::string assets_tag();

}  // namespace nachlese::web
