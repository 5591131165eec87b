// The lexicons of names as one read-only block: built by entities/tools/compile_names.cpp, embedded
// in the program, used in place.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"

namespace nachlese::ner {

// What the lexicons know about a word or a sequence of words.
enum NameFlag : std::uint32_t {
  kPrefix = 1U << 0,         // a longer alias starts with this sequence
  kAlias = 1U << 1,          // an alias of the entities listed under it
  kFirstName = 1U << 2,      // Angela, Uwe
  kWeakFirstName = 1U << 3,  // a first name that is usually another word (Mark, Rosa)
  kRole = 1U << 4,           // Präsident, Dr, Trainerin
  kOrgSuffix = 1U << 5,      // GmbH, AG
  kOrgHead = 1U << 6,        // Universität, Ministerium
  kPlaceEnd = 1U << 7,       // straße, platz
  kPlaceHead = 1U << 8,      // Landkreis, Insel
  kDerived = 1U << 9,        // Franzose, französisch: no name
  kAgency = 1U << 10,        // dpa, AFP
};

// What a word may be by its ending: Finanz|ministerium, Friedrich|straße.
inline constexpr std::uint32_t kEndingFlags = kRole | kOrgHead | kPlaceEnd;

// Key of a sequence of words: start with kNoWords and add each word. Collisions are practically
// impossible (64 bits).
inline constexpr std::uint64_t kNoWords = 0x9E3779B97F4A7C15ULL;
[[nodiscard]] std::uint64_t add_word(std::uint64_t key, std::string_view word);

// Adds each word of `text`. Words consist of letters, digits, hyphens, inner dots and apostrophes.
[[nodiscard]] std::uint64_t add_words(std::uint64_t key, std::string_view text);
[[nodiscard]] std::vector<std::string_view> key_words(std::string_view text);

// Key of a person's name under name_key(), which its spellings share.
[[nodiscard]] std::uint64_t folded_key(std::string_view name);

struct ImageEntity {
  std::uint32_t name = 0;  // offset into the strings
  std::uint32_t name_length = 0;
  EntityType type = EntityType::other;
  std::uint8_t dominant = 0;  // the usual bearer of the surname
  std::uint16_t unused = 0;
};

struct ImageSlot {
  std::uint64_t key = 0;  // 0: empty
  std::uint32_t flags = 0;
  std::uint32_t readings = 0;  // offset of the first reading, if kAlias
};

// A view: `bytes` must outlive it and be aligned to 8.
class NameImage {
 public:
  // Throws Error(archive) if the bytes are no intact image of this version.
  explicit NameImage(std::string_view bytes);

  // Slot and flags of a word or sequence; null or 0 if unknown.
  [[nodiscard]] const ImageSlot* find(std::uint64_t key) const;
  [[nodiscard]] std::uint32_t flags(std::uint64_t key) const;

  // Those of kEndingFlags. Turns most words away before they are looked up.
  [[nodiscard]] std::uint32_t ending_flags(std::uint64_t key) const {
    return may_be_ending_[ending_bit(key)] ? flags(key) & kEndingFlags : 0;
  }

  // The entities that an alias may mean, best first; empty if the slot has none.
  [[nodiscard]] std::span<const std::uint32_t> readings(const ImageSlot* slot) const;

  [[nodiscard]] const ImageEntity& entity(std::uint32_t id) const { return entities_[id]; }
  [[nodiscard]] std::string_view name(std::uint32_t id) const;
  [[nodiscard]] std::span<const ImageSlot> slots() const { return slots_; }
  [[nodiscard]] std::span<const ImageEntity> entities() const { return entities_; }
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }

 private:
  static constexpr std::size_t kEndingBits = 1U << 16U;
  static std::size_t ending_bit(std::uint64_t key) { return (key >> 32U) % kEndingBits; }

  std::bitset<kEndingBits> may_be_ending_;
  std::span<const ImageSlot> slots_;
  std::span<const ImageEntity> entities_;
  std::span<const std::uint32_t> readings_;  // per alias: count, then ids
  std::string_view strings_;
  std::uint64_t checksum_ = 0;
};

// The first bytes of an image.
struct ImageHeader {
  char magic[8] = {'N', 'L', 'N', 'A', 'M', 'E', 'S', '1'};
  std::uint64_t checksum = 0;  // of everything after the header
  std::uint32_t slots = 0;     // a power of two
  std::uint32_t entities = 0;
  std::uint32_t readings = 0;
  std::uint32_t strings = 0;
};

}  // namespace nachlese::ner
