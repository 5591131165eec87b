// Finds the names in an archived article again, since documents store which names they have but not
// where.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/facets.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/article.hpp"

namespace nachlese::search {

// The recognizer for a user's list of names, shared by the whole program and created on first use.
// Throws Error(archive) if a resource is damaged.
[[nodiscard]] const ner::Recognizer& shared_recognizer(const std::string& listed);

// Persons, places and organizations as the indexer finds them, by first mention. Leaves `presumed`
// unset.
[[nodiscard]] std::vector<ArticleName> names_of(const Article& article, text::Analyzer& analyzer,
                                                const ner::Recognizer& recognizer);

// The text of a mention.
[[nodiscard]] std::string_view mentioned(const Article& article,
                                         const ArticleName::Mention& mention);

}  // namespace nachlese::search
