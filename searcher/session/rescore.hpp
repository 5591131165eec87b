// Reorders the hundred best matches by proximity of the words and by date, which cost too much to
// read for every match. The order of later matches does not depend on the page asked for.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/session/executor.hpp"

namespace nachlese::search {

inline constexpr std::size_t kRescoreWindow = 100;

// Reorders `matches`, which start with the best one, and cuts them to the page of the request.
void rescore(const Execution& execution, std::vector<Match>& matches);

// Takes the weight for all words (plan/clause.hpp) from the scores.
void show_scores(std::vector<Match>& matches);

// Cuts to the page that was asked for, with its scores as they are shown.
void cut_to_page(const SearchRequest& request, std::vector<Match>& matches);

}  // namespace nachlese::search
