// Whether an article contains another one, which is no version of it, but tells less.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "core/base/article.hpp"

namespace nachlese::search {

// The runs of words in the article's own text, by hash.
using WordRuns = std::unordered_set<std::uint64_t>;
[[nodiscard]] WordRuns word_runs(const Article& article);

// "contains" if most of `other` stands in `article`, "excerpt-of" for the reverse, else empty.
[[nodiscard]] std::string_view containment(const WordRuns& article, const WordRuns& other);

}  // namespace nachlese::search
