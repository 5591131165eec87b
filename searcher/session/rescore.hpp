// Reorders the hundred best matches by proximity of the words, by what the best have in common and
// by date, which cost too much to read for every match. All hundred are ordered whatever page is
// asked for, so that pages neither repeat nor leave out a match.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/session/executor.hpp"

namespace nachlese::search {

inline constexpr std::size_t kRescoreWindow = 100;

// Reorders `out.page`, which starts with the best match, and cuts it to the page of the request.
void rescore(const Execution& execution, Matches& out);

// Takes the weight for all words (plan/clause.hpp) from the scores.
void show_scores(std::vector<Match>& matches);

// Cuts to the page that was asked for, with its scores as they are shown.
void cut_to_page(const SearchRequest& request, std::vector<Match>& matches);

}  // namespace nachlese::search
