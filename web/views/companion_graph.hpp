// A small graph of the names that occur together with a name and with each other, to show the lists
// below it at a glance.
#pragma once

#include "searcher/api/name_profile.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// Empty with fewer than three companions, which would show nothing.
[[nodiscard]] Html view_network(const View& view, const search::NameProfile& profile);

}  // namespace nachlese::web
