// One function per route, pure: what it answers depends on nothing but the context and the request. Each may throw Error and
// BadParameter; respond() knows what to do with them.
#pragma once

#include "web/http.hpp"
#include "web/routes.hpp"

namespace nachlese {

[[nodiscard]] Response search_page(Context& context, const Request& request);
[[nodiscard]] Response article_page(Context& context, const Request& request);
[[nodiscard]] Response name_page(Context& context, const Request& request);
[[nodiscard]] Response versions_page(Context& context, const Request& request);
[[nodiscard]] Response api_search(Context& context, const Request& request);
[[nodiscard]] Response api_article(Context& context, const Request& request);
[[nodiscard]] Response api_facets(Context& context, const Request& request);
[[nodiscard]] Response api_name(Context& context, const Request& request);
[[nodiscard]] Response api_similar(Context& context, const Request& request);
[[nodiscard]] Response api_timeline(Context& context, const Request& request);
[[nodiscard]] Response api_export(Context& context, const Request& request);
[[nodiscard]] Response api_description(Context& context, const Request& request);
[[nodiscard]] Response api_suggest(Context& context, const Request& request);
[[nodiscard]] Response static_file(Context& context, const Request& request);
[[nodiscard]] Response open_search(Context& context, const Request& request);
[[nodiscard]] Response atom_feed(Context& context, const Request& request);
[[nodiscard]] Response json_feed(Context& context, const Request& request);
[[nodiscard]] Response healthz(Context& context, const Request& request);
[[nodiscard]] Response readyz(Context& context, const Request& request);

}  // namespace nachlese
