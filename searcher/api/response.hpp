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
#include "searcher/api/offered_search.hpp"

namespace nachlese::search {

// A name recognized in the query.
struct NameInQuery {
  FacetKind kind = FacetKind::person;
  std::string value;
};

struct Hit {
  std::string id;
  std::string title;  // plain text
  std::string kicker;
  std::string published;  // ISO 8601, empty if unknown
  std::string source;
  std::string section;
  std::vector<std::string> authors;
  std::string url;
  double score = 0;
  std::string title_html;  // escaped, highlights in <mark>
  std::string snippet;     // the same, with … where text was left out
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // of these, named by surname only (see FacetCount)
  std::vector<std::string> places;
  std::vector<std::string> organisations;
  std::uint64_t duplicates = 0;  // other versions of this text among the matches
  std::uint64_t length = 0;      // of lead and body, bytes
  std::shared_ptr<const Article> article = nullptr;  // if the request asked for it
};

struct SearchResponse {
  std::string query;
  bool collapse = true;        // the unit that is counted, as in SearchRequest
  std::uint64_t total = 0;     // in this unit
  std::uint64_t articles = 0;  // each story once
  std::uint64_t versions = 0;  // each of their versions
  bool total_exact = true;
  // false: the time was up before all matches were seen, or a shard does not answer.
  bool complete = true;
  double took_ms = 0;
  std::string suggestion;          // "did you mean"; empty if none
  bool corrected = false;          // nothing was found as typed; these are the suggestion's results
  std::vector<NameInQuery> names;  // recognized in the query
  std::vector<OfferedSearch> offers;  // if little was found
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

}  // namespace nachlese::search
