// One word of a query as a plan over its layers.
//
// A word matches by the best of its layers: as written, in another form (its stem), as a part of
// a compound, as another spelling of a name. Example: `Häuser` finds "Häuser" (surface), "Hauses"
// (stem haus), "Hochhaus" (part haus); the parts of a compound apart add a little.
#pragma once

#include <cstdint>
#include <string_view>

#include "searcher/api/ranking.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/plan/plan.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

enum class Scope : std::uint8_t {
  article,
  title,  // kicker, title and subtitle
};

// All words with this stem.
[[nodiscard]] Plan stem_plan(Scope scope, std::string_view stem);

// The best of: the form as written, other forms, and outside of titles the word as part of a
// compound; a compound's parts apart are added. `other` is the word's second reading or null. Notes
// what to mark as query word number `group`.
[[nodiscard]] Plan word_plan(const Ranking& ranking, Scope scope, const text::Word& word,
                             const text::Word* other, std::uint32_t group, Wanted& wanted);

// What the form as written counts: nothing for adjectives and verbs, whose ending says nothing.
// That `sozialer` is rarer than `sozial` must not make it weigh more.
[[nodiscard]] double surface_weight(const Ranking& ranking, std::string_view surface);

}  // namespace nachlese::search
