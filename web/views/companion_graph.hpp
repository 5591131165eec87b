// A small picture of the names that belong together with one, and with each other: what stands in
// the lists below it, at a glance.
#pragma once

#include "searcher/api/name_profile.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// Empty with fewer than three companions, where it would say nothing.
[[nodiscard]] Html view_network(const View& view, const search::NameProfile& profile);

}  // namespace nachlese::web
