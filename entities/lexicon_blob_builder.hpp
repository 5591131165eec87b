// Builds the image for NameImage: at compile time, and at run time for the user's names.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entities/lexicon_blob.hpp"

namespace nachlese::ner {

inline constexpr std::size_t kLongestAlias = 8;  // words; longer aliases are ignored

class ImageBuilder {
 public:
  ImageBuilder() = default;
  // Extends an image. An alias added now means the new entity alone. If it was the name of an
  // entity of that type, that entity takes the new name and keeps its other aliases.
  explicit ImageBuilder(const NameImage& image);

  // Adds an entity with its name as first alias. If the type already has the name, returns that
  // entity.
  std::uint32_t add_entity(EntityType type, std::string_view name, bool dominant = false);

  // Adds an alias; readings keep the order of insertion. `flags` are added to its slot (kAgency).
  // Places and organizations that start with an adjective are added in all its forms (Weißes Haus:
  // Weißen Hauses).
  void add_alias(std::string_view alias, std::uint32_t entity, std::uint32_t flags = 0);

  // Adds the key that all spellings of the name share; if several persons share it, it means none.
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
  bool overrides_ = false;  // new aliases replace those of the image
};

// Reads one list (formats: resources/README.md) into the builder. `list` is the file's name without
// folder. Throws Error(bug) naming file and line of a malformed entry.
void add_list(ImageBuilder& builder, std::string_view list, std::string_view content);

// Reads a user's list (format: docs/NAMES.md). Throws Error(usage) naming `origin` and the
// malformed line.
void add_user_list(ImageBuilder& builder, std::string_view content, std::string_view origin);

// Adds countries and their German names from ICU, unless the lists have them.
void add_countries_of_icu(ImageBuilder& builder);

}  // namespace nachlese::ner
