// What happened when: the stories of a search in the order of time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/api/diagnostic.hpp"
#include "searcher/api/facets.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::search {

// A chronicle looks at no more articles than this, the best of the search and of its busiest days.
inline constexpr std::size_t kMostInChronicle = 1500;
inline constexpr std::size_t kMostChronicleLines = 100;

struct ChronicleRequest {
  SearchRequest search;  // limit, offset, sort, facets and collapse play no part
  std::size_t lines = 12;
};

// A story in one line. Dates are days, ISO 8601.
struct ChronicleLine {
  struct Report {
    std::string id;
    std::string title;
    std::string published;  // ISO 8601, as precise as known
    std::string source;
    std::string url;
  };
  std::string from;
  std::string to;
  std::string headline;        // plain text
  bool from_text = false;      // the headline is a passage of the article, or of its long title
  Report best;                 // the article that the headline belongs to
  Report first;                // the first report
  std::uint64_t articles = 0;  // of those looked at; each version is one
  std::uint64_t versions = 0;  // of these, further versions of others
  std::vector<std::string> sources;  // most articles first
  double score = 0;                  // how much it stands out (docs/CHRONICLE.md)
  std::vector<std::string> ids;      // of the articles, those that say most first; 20 at most
};

// Whether the first report says more than the line does: it is another one, of another time or
// source.
[[nodiscard]] inline bool has_earlier_report(const ChronicleLine& line) {
  return line.first.id != line.best.id &&
         (line.first.published != line.best.published || line.first.source != line.best.source);
}

// A time in which the share of matching articles was far above the usual one.
struct Burst {
  std::string from;  // days
  std::string to;
  std::uint64_t matches = 0;
  std::uint64_t articles = 0;  // of the archive in this time
  double weight = 0;           // what the two states of the automaton differ by
};

struct Chronicle {
  std::string query;
  std::uint64_t matches = 0;   // all versions
  std::uint64_t articles = 0;  // of the archive, or of the chosen sources, in the period
  std::uint64_t read = 0;      // matches that were looked at
  bool bounded = false;        // there were more
  bool complete = true;        // false: the time was up, or a shard does not answer
  double took_ms = 0;
  std::vector<ChronicleLine> lines;  // the most important ones, in the order of time
  std::vector<Burst> bursts;         // in the order of time
  std::vector<FacetCount> years;     // matches
  std::vector<Diagnostic> diagnostics;
};

}  // namespace nachlese::search
