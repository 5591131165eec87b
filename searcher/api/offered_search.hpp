// A further step that an answer offers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::search {

enum class OfferKind : std::uint8_t {
  parts,       // the parts of a compound anywhere in the article
  other_name,  // another name of the same thing
  fewer,       // articles that lack some of the words
  misread,     // words that recognition may have made of it, though they are words by themselves
};

// Their names in JSON, index: OfferKind.
inline constexpr std::array<std::string_view, 4> kOfferKinds = {"parts", "other-name", "fewer",
                                                                "misread"};

[[nodiscard]] constexpr std::string_view name_of(OfferKind kind) {
  return kOfferKinds[static_cast<std::size_t>(kind)];
}

// A further step, never part of the answer: what a looser reading of the query finds.
struct OfferedSearch {
  OfferKind kind = OfferKind::parts;
  std::string query;               // to search for instead
  std::vector<std::string> words;  // what it looks for beyond the query
  std::uint64_t total = 0;
  std::uint64_t more = 0;  // than the answer
};

}  // namespace nachlese::search
