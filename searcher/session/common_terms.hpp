// What a few articles have in common that other articles have not: the stems of their words,
// weighed by how often they occur there (as relevance models do, Lavrenko and Croft 2001) and how
// rare they are in the archive.
//
// Example: the best articles about `Legalisierung Cannabis` share schwarzmarkt, drog, konsument.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/session/read_articles.hpp"

namespace nachlese::search {

struct CommonTerm {
  std::string stem;
  double weight = 0;                // of the best one 1
  unsigned articles = 0;            // of those that were looked at
  Xapian::doccount everywhere = 0;  // articles of the archive
};

// A word must be in so many of the articles, or in all if these are fewer.
inline constexpr unsigned kFewestSharers = 3;

// The stem that a term stands for; empty for other layers, which would only repeat what stems say
// about an article, and for surface forms that are no stem.
[[nodiscard]] std::string_view stem_of(std::string_view term);

// At most so many articles of the archive have a word of this stem; those that have it in several
// forms may count twice.
[[nodiscard]] Xapian::doccount articles_with_stem(const store::ArchiveDatabase& database,
                                                  std::string_view stem);

// The `most` best stems in descending order, without those that `skip` wants left out, numbers, and
// words that a quarter of the archive has. Words of the articles that `read` lacks are read into
// it.
[[nodiscard]] std::vector<CommonTerm> common_terms(
    const store::ArchiveDatabase& database, std::span<const Xapian::docid> articles,
    std::size_t most, const std::function<bool(const std::string& stem)>& skip, ReadArticles& read);

}  // namespace nachlese::search
