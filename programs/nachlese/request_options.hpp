// The options that make a search request, shared by search, export and explain.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "core/store/facets.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::programs {

struct RequestOptions {
  std::vector<std::string> words;
  cli::AliasesOption aliases;
  std::string sort = "relevance";
  std::string from;
  std::string to;
  std::array<std::vector<std::string>, kFacetKinds.size()> filters;  // index: FacetKind
  std::string match = "any";
  double timeout = search::SearchRequest().timeout;
  bool no_recency = false;

  // `query_required`: whether the command makes no sense without a query.
  void add_to(CLI::App& command, bool query_required);
  // Throws Error(usage) for dates that are none. Diagnostics in the language of the environment
  // (LC_ALL, LC_MESSAGES, LANG).
  [[nodiscard]] search::SearchRequest request() const;
};

// Flushes; throws Error(input) when standard output could not be written, for instance because the
// disk is full. A closed pipe ends the program quietly, as the reader's choice.
void finish_output();

}  // namespace nachlese::programs
