// Articles whose text was changed after they had been published.
#pragma once

#include <string>
#include <vector>

#include "core/base/article.hpp"
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

// The later one is `after`.
[[nodiscard]] ArticleChange change_between(const Article& a, const Article& b);
// Whether any word differs, in the title or below it.
[[nodiscard]] bool is_changed(const ArticleChange& change);

}  // namespace nachlese::web
