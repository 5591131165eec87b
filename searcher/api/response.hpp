// The answer to a search.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/facets.hpp"
#include "searcher/api/hit.hpp"
#include "searcher/api/offered_search.hpp"
#include "searcher/api/quotation.hpp"
#include "searcher/api/related_word.hpp"

namespace nachlese::search {

// A name recognized in the query.
struct NameInQuery {
  FacetKind kind = FacetKind::person;
  std::string value;
};

struct SearchResponse {
  std::string query;
  bool collapse = true;        // the unit that is counted, as in SearchRequest
  std::uint64_t total = 0;     // in this unit
  std::uint64_t articles = 0;  // each story once
  std::uint64_t versions = 0;  // each of their versions
  bool total_exact = true;
  bool complete = true;  // false: the time was up before all was seen, or a shard does not answer
  double took_ms = 0;
  std::string suggestion;          // "did you mean"; empty if none
  bool corrected = false;          // nothing was found as typed; these are the suggestion's results
  std::vector<NameInQuery> names;  // recognized in the query
  std::vector<OfferedSearch> offers;  // if little was found
  std::vector<RelatedWord> related;   // if asked for, best first
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
  std::optional<QuoteList> quotes;  // instead of hits, if the request asks for quotations
};

}  // namespace nachlese::search
