// Who wrote a page, and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/article.hpp"
#include "core/base/date.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

struct Credit {
  std::optional<Date> date;
  std::string person;  // empty if none is named
};

// What the line says if it says nothing else: "Erschienen am 16.07.2018", "16. Juli 2018 · 4
// Minuten · Erika Muster", "von Erika Muster — zuletzt verändert: 16.07.2018". Nothing of a line
// with other words ("Am 3. Mai 2020 wird gewählt"), and nobody of a line without a date or "von".
[[nodiscard]] Credit read_credit(std::string_view line);

// Fills the authors and the date that the page shows, where the article has none: what is marked as
// such, bylines, then the lines beside the title, which the article has.
void fill_credits(const Element& page, Article& article);

}  // namespace nachlese::readers
