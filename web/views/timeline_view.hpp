// A bar chart of articles over time.
#pragma once

#include "web/views/timeline.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

[[nodiscard]] Html view_timeline(const View& view, const Timeline& timeline, bool on_search_page);

}  // namespace nachlese::web
