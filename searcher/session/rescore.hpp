// The best hundred matches in another order, by what is too dear to look at in every match: words
// near each other, and the date. Pages beyond them do not depend on how far one has leafed.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/session/executor.hpp"

namespace nachlese::search {

inline constexpr std::size_t kRescoreWindow = 100;

// `matches` from the best one on; then cuts them to the page that was asked for.
void rescore(const Execution& execution, std::vector<Match>& matches);

// Cuts to the page that was asked for.
void cut_to_page(const SearchRequest& request, std::vector<Match>& matches);

}  // namespace nachlese::search
