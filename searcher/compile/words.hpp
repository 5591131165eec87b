// One word of a query as a plan over its layers.
//
// An article matches a word by the best of its layers: as written, in another form (its stem), as a
// part of a compound or a compound inside a longer one, as another transliteration of a name.
// Example: `Häuser` finds "Häuser" (surface), "Hauses" (stem haus), "Hochhaus" (part haus).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/store/archive_database.hpp"
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

// All words with this stem, alone or as a part of a compound.
[[nodiscard]] Plan part_plan(std::string_view stem);

struct WordRequest {
  const text::Word& word;
  const text::Word* other = nullptr;  // its second reading
  Scope scope = Scope::article;
  std::uint32_t group = 0;                    // number of the query word, for its marks
  std::span<const std::string> misread = {};  // surface forms that recognition made of it
};

// The best of the layers. Notes what to mark. Reads from `database` whether the archive has the
// word as typed.
[[nodiscard]] Plan word_plan(const Ranking& ranking, const store::ArchiveDatabase& database,
                             const WordRequest& request, Wanted& wanted);

// What the form as written counts: nothing for adjectives and verbs, whose ending says nothing.
// That `sozialer` is rarer than `sozial` must not make it weigh more.
[[nodiscard]] double surface_weight(const Ranking& ranking, std::string_view surface);

}  // namespace nachlese::search
