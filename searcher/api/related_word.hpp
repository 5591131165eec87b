// A word or name that a set of articles has far more often than the archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/facet_kind.hpp"

namespace nachlese::search {

struct RelatedWord {
  std::string text;               // as the archive writes it most often
  std::optional<FacetKind> name;  // the kind of a name; none for another word
  std::uint64_t articles = 0;     // of the archive
  double score = 0;               // log-likelihood ratio
};

// "word" or the name of a facet kind.
[[nodiscard]] inline std::string_view kind_name(const RelatedWord& word) {
  return word.name ? info(*word.name).name : "word";
}

inline constexpr std::size_t kMostRelated = 100;

}  // namespace nachlese::search
