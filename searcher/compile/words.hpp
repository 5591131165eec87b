// One word of a query as a Xapian query over its layers.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string_view>

#include "searcher/api/deadline.hpp"
#include "searcher/api/ranking.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/engine/layers.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

enum class Scope : std::uint8_t {
  article,
  title,  // kicker, title and subtitle
};

// How words become queries.
struct Weighing {
  Ranking ranking;
  JoinLayers join = joined;
  bool sources = false;  // of our own may stand in the query: no part of the archive is remote
  Deadline deadline = Deadline::max();  // looked at by these
};

// All words with this stem.
[[nodiscard]] Xapian::Query stem_query(Scope scope, std::string_view stem,
                                       const JoinLayers& join = joined);

// The best of: the form as written, other forms, and outside of titles the word as part of a
// compound; a compound's parts apart are added. `other` is the word's second reading or null. Notes
// what to mark as query word number `group`.
[[nodiscard]] Xapian::Query word_query(const Weighing& weighing, Scope scope,
                                       const text::Word& word, const text::Word* other,
                                       std::uint32_t group, Wanted& wanted);

// What the form as written counts: nothing for adjectives and verbs, whose ending says nothing.
// That `sozialer` is rarer than `sozial` must not make it weigh more.
[[nodiscard]] double surface_weight(const Ranking& ranking, std::string_view surface);

[[nodiscard]] Xapian::Query scaled(const Xapian::Query& query, double factor);

}  // namespace nachlese::search
