// Compares versions of an article.
#pragma once

#include <vector>

#include "web/backend.hpp"
#include "web/http/http.hpp"
#include "web/views/messages.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

[[nodiscard]] Response versions_page(Context& context, const Request& request);

// The other versions of an article, each with the size of its changes.
[[nodiscard]] Html view_versions(const View& view, const Article& article,
                                 const std::vector<Article>& versions,
                                 const Message& title = messages::kOtherVersions);

}  // namespace nachlese::web
