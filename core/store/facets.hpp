// Facet ids: how a facet value is named inside an archive and packed into the slot of a document.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/schema.hpp"

namespace nachlese::store {

// Prefix of the boolean terms of a kind.
[[nodiscard]] constexpr schema::Prefix prefix_of(FacetKind kind) {
  return static_cast<schema::Prefix>(static_cast<std::size_t>(schema::Prefix::person) +
                                     index_of(kind));
}
constexpr bool facets_have_terms() {
  for (const FacetKindInfo& kind : kFacetKinds) {
    if (schema::field(prefix_of(kind.kind)).name != kind.name) return false;
  }
  return true;
}
static_assert(facets_have_terms());

// 48 bits: kind (4) and hash (44) of the folded canonical value. Depends on kind and value alone,
// so shards and segments agree. Among three million names the chance of any collision is one in
// eight.
using FacetId = std::uint64_t;
inline constexpr std::size_t kFacetIdBytes = 6;
inline constexpr unsigned kFacetHashBits = 44;

[[nodiscard]] FacetId facet_id(FacetKind kind, std::string_view folded_value);
[[nodiscard]] constexpr FacetKind kind_of(FacetId id) {
  return static_cast<FacetKind>(id >> kFacetHashBits);
}

// The same value as one of another kind.
[[nodiscard]] constexpr FacetId with_kind(FacetId id, FacetKind kind) {
  return static_cast<FacetId>(kind) << kFacetHashBits | (id & ((FacetId{1} << kFacetHashBits) - 1));
}
// The ids that may have the name of a speaker, whose own has none if it is that of a person, place
// or organization.
[[nodiscard]] constexpr std::array<FacetId, 3> named_by(FacetId speaker) {
  static_assert(kNameKinds.size() == 3);
  return {with_kind(speaker, kNameKinds[0]), with_kind(speaker, kNameKinds[1]),
          with_kind(speaker, kNameKinds[2])};
}

// Sorts, removes duplicates and packs.
[[nodiscard]] std::string pack_facets(std::vector<FacetId> ids);

[[nodiscard]] inline FacetId unpack_facet(const char* bytes) {
  const auto byte = [bytes](std::size_t i) {
    return FacetId{static_cast<unsigned char>(bytes[i])};
  };
  // Compilers turn this form into two loads; a loop over bytes took a tenth of the time of
  // counting, see docs/DECISIONS.md#facet-ids.
  return (byte(0) << 8U | byte(1)) << 32U |
         (byte(2) << 24U | byte(3) << 16U | byte(4) << 8U | byte(5));
}

// An id as 12 hex digits, the form for users and keys; parsing anything else gives nullopt.
[[nodiscard]] std::string to_digits(FacetId id);
[[nodiscard]] std::optional<FacetId> parse_facet_id(std::string_view digits);

// Metadata key of the canonical value.
[[nodiscard]] std::string facet_name_key(FacetId id);
// The words of a folded name and the parts of hyphenated ones, by which it is found.
[[nodiscard]] std::vector<std::string_view> name_words(std::string_view folded_name);

// Whether a folded value leads to one of these folded names, which must not be found by it: it is
// the same, the surname alone, within the name of a thing (erika-muster-stiftung), or, of a person,
// has the surname, too (muster-schulz).
[[nodiscard]] bool leads_to_name(std::string_view folded, bool is_person,
                                 std::span<const std::string> names);
// Metadata key "this word occurs in that name", and the prefix of all such keys of a word.
[[nodiscard]] std::string name_word_key(std::string_view folded_word, FacetId id);
[[nodiscard]] std::string name_word_prefix(std::string_view folded_word);
// The prefix of the keys of all words with this beginning.
[[nodiscard]] std::string name_word_beginning(std::string_view folded_beginning);
// The id at the end of such a key.
[[nodiscard]] FacetId id_of_name_word_key(std::string_view key);

}  // namespace nachlese::store
