// Articles whose text was changed after they had been published.
#pragma once

#include <string>
#include <vector>

#include "web/backend.hpp"
#include "web/views/parameters.hpp"
#include "web/views/sentence_diff.hpp"

namespace nachlese::web {

// Title apart, as one text: subtitle, lead, body.
[[nodiscard]] std::string compared_text(const Article& article);
// Articles without a date count as earlier.
[[nodiscard]] bool is_later(const Article& a, const Article& b);

struct ArticleChange {
  Article before;
  Article after;  // of the same source, later
  std::vector<SentenceRow> rows;
  [[nodiscard]] bool title_changed() const { return before.title != after.title; }
};

// The newest changes among what the search finds, in at most kMostScanned of its results.
struct ArticleChanges {
  std::vector<ArticleChange> changes;
  bool complete = true;
};
inline constexpr std::size_t kMostScanned = 1'000;
inline constexpr std::size_t kChangesShown = 25;

[[nodiscard]] ArticleChanges find_changes(Context& context, const SearchParameters& search);

}  // namespace nachlese::web
