// Options of a search request, shared by search, export and explain.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "core/cli/output.hpp"
#include "core/store/facets.hpp"
#include "searcher/api/request.hpp"
#include "searcher/output/csv.hpp"

namespace nachlese::programs {

// What a verb has of a request: an option that would change nothing is not offered.
struct RequestUse {
  bool query_required = false;
  bool sets = true;     // --sort, which also says whether a query is relaxed, and --versions
  bool ranking = true;  // --no-recency, --no-feedback
};

struct RequestOptions {
  std::vector<std::string> words;
  cli::AliasesOption aliases;
  std::string sort = "relevance";
  std::string from;
  std::string to;
  std::array<std::vector<std::string>, kFacetKinds.size()> filters;  // index: FacetKind
  std::array<std::vector<std::string>, kFacetKinds.size()> excluded;
  std::string match;     // empty: as search::ValueMatch says
  std::string versions;  // one, all; empty: as the verb does
  double timeout = search::SearchRequest().timeout;
  bool no_recency = false;
  bool no_feedback = false;

  void add_to(CLI::App& command, const RequestUse& use = {});
  // Throws Error(usage) for malformed dates. Diagnostics are in the language of the environment, or
  // in English if a `machine` reads them.
  [[nodiscard]] search::SearchRequest request(bool machine = false) const;
};

// Which fields an export has, and for which program a table is.
struct TableOptions {
  std::vector<std::string> names;
  std::string csv_for = "all";

  void add_to(CLI::App& command);
  // Those asked for, or else `usual`. Throws Error(usage).
  [[nodiscard]] search::HitFields fields(search::HitFields usual) const;
  [[nodiscard]] search::CsvFor reader() const;
};

using cli::finish_output;

}  // namespace nachlese::programs
