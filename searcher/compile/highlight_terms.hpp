// What a query wants to see marked in a text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nachlese::search {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// Term → number of the query word that it stands for.
using WantedTerms = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

struct Wanted {
  struct Sequence {
    std::vector<std::vector<std::string>> places;  // surface forms that may stand at each
    std::uint32_t group = 0;
  };

  WantedTerms surfaces;
  WantedTerms stems;
  WantedTerms parts;                // stems that count inside compounds
  WantedTerms variants;             // spellings of names
  std::vector<Sequence> sequences;  // phrases: these surface forms one after the other
  std::uint32_t groups = 0;

  [[nodiscard]] bool empty() const {
    return surfaces.empty() && stems.empty() && parts.empty() && variants.empty() &&
           sequences.empty();
  }
};

// A bit for each query word; those above 63 share them.
using Groups = std::uint64_t;
[[nodiscard]] constexpr Groups group_bit(std::uint32_t group) { return Groups{1} << (group % 64U); }

}  // namespace nachlese::search
