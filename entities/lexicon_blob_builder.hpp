// Builds the block that NameImage reads: when Nachlese is built, and when users bring names of
// their own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entities/lexicon_blob.hpp"

namespace nachlese::ner {

inline constexpr std::size_t kLongestAlias = 8;  // words; longer ones are not added

class ImageBuilder {
 public:
  ImageBuilder() = default;
  // Continues an image. An alias that is added now stands for the new entity alone, whatever it
  // stood for there; if it was the name of an entity of that type, that entity is called by the new
  // name, and its other aliases go with it.
  explicit ImageBuilder(const NameImage& image);

  // Adds an entity with its name as its first alias. A name that the type already has gives the
  // entity it had.
  std::uint32_t add_entity(EntityType type, std::string_view name, bool dominant = false);

  // `flags` are added to the slot of the alias (kAgency). Readings keep the order in which they
  // were added. Names of places and organisations that begin with an adjective are added in all its
  // forms (Weißes Haus: Weißen Hauses).
  void add_alias(std::string_view alias, std::uint32_t entity, std::uint32_t flags = 0);

  // The spellings of a person that share name_key() with `name`; of several persons none.
  void add_folded(std::string_view name, std::uint32_t entity);

  void add_flags(std::string_view words, std::uint32_t flags);
  [[nodiscard]] bool knows(std::string_view alias) const;

  [[nodiscard]] std::string finish() const;

 private:
  struct Slot {
    std::uint32_t flags = 0;
    std::vector<std::uint32_t> readings;
  };
  void add_sequence(const std::vector<std::string>& words, std::uint32_t entity,
                    std::uint32_t flags);
  void add_reading(Slot& slot, std::uint32_t entity) const;
  void rename(std::string_view old_name, std::uint32_t entity);

  std::map<std::uint64_t, Slot> slots_;  // ordered, so that the same lists give the same bytes
  std::map<std::pair<EntityType, std::string>, std::uint32_t> ids_;
  std::vector<ImageEntity> entities_;
  std::string strings_;
  bool overrides_ = false;  // what was added before
};

// Reads one list (resources/README.md describes the formats) into the builder. `list` is the name
// of the file without its folder. Throws Error(bug) naming file and line when a line has not the
// form of its list.
void add_list(ImageBuilder& builder, std::string_view list, std::string_view content);

// Reads a list of a user's (docs/NAMES.md describes the format). Throws Error(usage) naming
// `origin` and the line that cannot be understood.
void add_user_list(ImageBuilder& builder, std::string_view content, std::string_view origin);

// States and their names in German, from ICU, as far as the lists have not named them.
void add_countries_of_icu(ImageBuilder& builder);

}  // namespace nachlese::ner
