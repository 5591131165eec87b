// The initial collapse key of an article: equal for equal bodies.
#pragma once

#include <cstdint>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Hash of the surface forms of the body, without a final agency mark ("(dpa)", "dpa/AFP"). Two
// papers that print one report with different titles, quotes, dashes or line breaks get the same
// value. A body of a few words ("Mehr in Kürze.") is a version only under the same title, and one
// without words is a cluster of its own by its `id`.
[[nodiscard]] std::uint64_t duplicate_cluster(const text::Analysis& title,
                                              const text::Analysis& body, std::string_view id);

}  // namespace nachlese::index
