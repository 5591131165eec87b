// All stages of a query, for `nachlese explain`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/api/response.hpp"

namespace nachlese::search {

struct Explanation {
  std::string tree;                // the parsed query
  std::string plan;                // as it ran, maybe relaxed
  std::string nearby;              // adds to the best articles; empty if nothing does
  std::vector<NameInQuery> names;  // recognized in the query
  // Words that the best articles share, by which they are reordered; none if feedback stayed out.
  struct SharedWord {
    std::string stem;
    double weight = 0;           // of the best one 1
    std::uint64_t articles = 0;  // of the archive
  };
  std::vector<SharedWord> shared;
  std::vector<Diagnostic> diagnostics;
  struct Match {
    std::string term;
    std::string layer;  // surface, stem, part, title, …
    // Contribution to the score if alone; of the layers of a word only the best counts.
    double weight = 0;
  };
  struct HitTerms {
    std::string id;
    double score = 0;
    double feedback = 0;  // of the score, for the shared words
    std::vector<Match> matches;
  };
  std::vector<HitTerms> hits;
};

}  // namespace nachlese::search
