// Names in the articles of an archive, found anew: documents keep which names they have, not where.
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

// One for the whole program and each user's list of names; made when it is first needed. Throws
// Error(archive) when a resource is damaged.
[[nodiscard]] const ner::Recognizer& shared_recognizer(const std::string& listed);

// nullopt for kinds that are no names of the text.
[[nodiscard]] std::optional<ner::EntityType> entity_type_of(FacetKind kind);

// Persons, places and organisations as the indexer finds them, in order of first mention.
// `presumed` is not yet decided.
[[nodiscard]] std::vector<ArticleName> names_of(const Article& article, text::Analyzer& analyzer,
                                                const ner::Recognizer& recognizer);

// The bytes of a mention as they stand in the article.
[[nodiscard]] std::string_view mentioned(const Article& article,
                                         const ArticleName::Mention& mention);

}  // namespace nachlese::search
