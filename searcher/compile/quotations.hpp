// zitat:(…) and sagt:…: words within the same quotation, and whose quotation it is.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "searcher/compile/context.hpp"

namespace nachlese::search {

// Terms of the speakers that a plan of sagt:… stands for.
[[nodiscard]] std::vector<std::string> speakers_in(const Plan& plan);

// What stands between the parentheses of zitat:(…), without what a quotation cannot be asked:
// exclusions are dropped, fields are moved to `outside`. Both are reported. Nothing may be left.
[[nodiscard]] std::optional<query::Node> askable(const query::Node& node,
                                                 std::vector<query::Node>& outside,
                                                 query::Diagnostics& diagnostics);

// Articles with a quotation that holds `words`, which are read from a query; pays for it.
[[nodiscard]] Plan quoted(CompileContext& in, const Plan& words,
                          const std::vector<std::string>& speakers);

}  // namespace nachlese::search
