// A completion of typed text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/facet_kind.hpp"

namespace nachlese::search {

enum class SuggestionKind : std::uint8_t { word, value, title };

struct Suggestion {
  std::string text;
  SuggestionKind kind = SuggestionKind::word;
  FacetKind facet = FacetKind::person;  // of a value
  // articles; for a title, those with its words in kicker, title and subtitle.
  std::uint64_t count = 0;
  std::size_t replaces = 1;  // of the typed words, the last ones
  std::string id = {};       // of a title: its article
};

// "word", "title" or the name of a facet kind.
[[nodiscard]] inline std::string_view kind_name(const Suggestion& suggestion) {
  if (suggestion.kind == SuggestionKind::value) return info(suggestion.facet).name;
  return suggestion.kind == SuggestionKind::word ? "word" : "title";
}

}  // namespace nachlese::search
