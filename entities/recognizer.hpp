// Recognizes persons, places and organizations in German text: find names (name_finder.hpp), then
// resolve them (canonical.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::ner {

enum class EntityType : std::uint8_t { person, place, organisation, other };

// One analyzed field of an article (title, lead, body, …). Fields are recognized together, since
// the full name in the body explains a surname in the title.
struct AnalyzedField {
  std::string_view text;
  const text::Analysis* analysis = nullptr;
};

// One occurrence of a name.
struct Mention {
  std::uint32_t field = 0;  // index into the fields given
  std::uint32_t begin = 0;  // bytes of the field's text, without title, role or genitive ending
  std::uint32_t end = 0;
  std::uint32_t entity = 0;  // index into Names::entities
};

struct Entity {
  EntityType type = EntityType::other;
  std::string name;                // canonical, as shown to users
  std::vector<std::string> roles;  // titles and offices before the name, as written
};

struct Names {
  std::vector<Entity> entities;   // each canonical name once per type, by first mention
  std::vector<Mention> mentions;  // ascending by field and position, disjoint
  // News agency credited in the text ("(dpa)", "dpa/AFP"); canonical, else empty.
  std::string agency;
};

// Thread-safe after construction; lexicons and model are read-only and shared.
class Recognizer {
 public:
  // `names`: text of a user's list (docs/NAMES.md), which overrides the lexicons; `origin`: where
  // it comes from. Throws Error(archive) if a resource is damaged, Error(usage) naming origin and
  // line if the list is malformed.
  explicit Recognizer(std::string_view names = {}, std::string_view origin = "names");
  ~Recognizer();
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;

  [[nodiscard]] Names recognize(std::span<const AnalyzedField> fields) const;

  // The lexicons' canonical form of a name ("Vladimir Putin" → "Wladimir Putin"); empty if unknown.
  [[nodiscard]] std::string canonical(EntityType type, std::string_view name) const;

  // Whether the lexicons have the name, which has lost its capitals.
  [[nodiscard]] bool lists(EntityType type, std::string_view folded) const;

  // Tags the sentences of one document: B-PER, I-PER, …, ORG, LOC, OTH, O. Leaves names inside
  // compounds untagged.
  [[nodiscard]] std::vector<std::vector<std::string>> tag(
      std::span<const std::vector<std::string>> sentences) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// Changes with every rule and resource that affects results, and with the user's list.
[[nodiscard]] std::string entities_fingerprint(std::string_view names = {});

}  // namespace nachlese::ner
