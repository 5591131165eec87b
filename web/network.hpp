// A small picture of the names that belong together with one, and with each other: what stands in the lists below it, at a glance.
#pragma once

#include "web/view.hpp"

namespace nachlese {

// Empty with fewer than three companions, where it would say nothing.
[[nodiscard]] Html view_network(const View& view, const NameProfile& profile);

}  // namespace nachlese
