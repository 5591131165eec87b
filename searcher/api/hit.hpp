// A result of a search.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/api/quotation.hpp"

namespace nachlese::search {

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
  std::string relation{};        // of similar articles: searcher/present/containment.hpp
  // If the query asks for quotations: the first that it means, in the order of the text.
  std::vector<QuotePassage> quotes = {};
  std::string archive = {};                          // its name, if several are searched as one
  std::shared_ptr<const Article> article = nullptr;  // if the request asked for it
};

}  // namespace nachlese::search
