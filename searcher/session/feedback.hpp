// Feedback: the best articles of a search show what its subject is, and articles that share their
// words move up. An article that has the words of the query in passing, or of another event, lacks
// these. Only the order of the best hundred changes. See docs/DECISIONS.md#feedback.
//
// Example: `Legalisierung Cannabis`. Its fifteen best articles share schwarzmarkt, drog, konsument
// and others (common_terms.hpp). These, as a query of their own over the hundred best, add up to
// two fifths of the first article's score to each.
#pragma once

#include <span>

#include "searcher/session/executor.hpp"

namespace nachlese::search {

inline constexpr std::size_t kFeedbackFrom = 15;  // articles whose words are read

// Adds to the scores of `matches`, the best of a search by relevance, best first or nearly so.
// Returns what was added; nothing where feedback stays out.
[[nodiscard]] Feedback add_feedback(const Execution& execution, std::span<Match> matches);

}  // namespace nachlese::search
