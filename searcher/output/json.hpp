// Results as JSON, one line each, for the command line and the web API. Field names and their order
// are a contract with scripts.
#pragma once

#include <string>
#include <vector>

#include "searcher/api/article.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/related_word.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/api/summary.hpp"
#include "searcher/output/hit_fields.hpp"

namespace nachlese::search {

[[nodiscard]] std::string to_json(const SearchResponse& response);
[[nodiscard]] std::string to_json(const Hit& hit);
[[nodiscard]] std::string to_json(const QuoteEntry& entry);
// Quotations without hits; `response` has them.
[[nodiscard]] std::string quotes_to_json(const SearchResponse& response);
// These fields of a hit, in this order.
[[nodiscard]] std::string to_json(const Hit& hit, const HitFields& fields);
[[nodiscard]] std::string to_json(const Article& article);
[[nodiscard]] std::string to_json(const ArchiveSummary& summary);
[[nodiscard]] std::string to_json(const Suggestion& suggestion);
[[nodiscard]] std::string to_json(const RelatedWord& word);
// The article with the names in it.
[[nodiscard]] std::string to_json(const Article& article, const std::vector<ArticleName>& names);
[[nodiscard]] std::string to_json(const NameProfile& profile);
// Facets without hits, of all kinds including keywords and agencies; `response` tells what they
// belong to.
[[nodiscard]] std::string to_json(const SearchResponse& response, const Facets& facets);

}  // namespace nachlese::search
