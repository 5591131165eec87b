// Which articles are versions of one text: the value by which results collapse.
#pragma once

#include <cstdint>
#include <string_view>

#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Hash over the surface forms of the body, without the agency mark at its end ("(dpa)", "dpa/AFP").
// So two papers that print the same report under different titles, with other quotes, dashes or
// line breaks, share it. A body without words falls back to `id`, which makes the article a cluster
// of its own.
[[nodiscard]] std::uint64_t duplicate_cluster(const text::Analysis& body, std::string_view id);

}  // namespace nachlese::index
