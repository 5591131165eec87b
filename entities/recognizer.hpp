// Names in running German text: recognize → canonicalize.
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

// One field of an article (title, lead, body, …) with its analysis. All fields of an article are
// recognized together, since a surname in the title is explained by the full name in the body.
struct AnalyzedField {
  std::string_view text;
  const text::Analysis* analysis = nullptr;
};

// One occurrence of a name.
struct Mention {
  std::uint32_t field = 0;  // index into the fields given
  std::uint32_t begin =
      0;  // bytes of that field's text, without titles, roles and genitive endings
  std::uint32_t end = 0;
  std::uint32_t entity = 0;  // index into Names::entities
};

struct Entity {
  EntityType type = EntityType::other;
  std::string name;                // canonical, as shown to users
  std::vector<std::string> roles;  // titles and offices seen before it, as written
};

struct Names {
  std::vector<Entity> entities;   // each canonical name once per type, in order of first mention
  std::vector<Mention> mentions;  // ascending by field and position, not overlapping
  std::string
      agency;  // news agency credited in the text ("(dpa)", "dpa/AFP"); canonical, else empty
};

// Thread-safe after construction: lexicons and model are read-only and shared.
class Recognizer {
 public:
  // `names`: the text of a user's list (docs/NAMES.md), which goes before the lexicons; `origin` is
  // where it comes from. Throws Error(archive) when a resource is damaged, Error(usage) naming
  // origin and line when the list cannot be understood.
  explicit Recognizer(std::string_view names = {}, std::string_view origin = "names");
  ~Recognizer();
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;

  [[nodiscard]] Names recognize(std::span<const AnalyzedField> fields) const;

  // The canonical form of a name by itself, as the lexicons have it ("Vladimir Putin" → "Wladimir
  // Putin"); empty if they don't know it.
  [[nodiscard]] std::string canonical(EntityType type, std::string_view name) const;

  // Tags the sentences of one document as they are given: B-PER, I-PER, …, ORG, LOC, OTH, O. Names
  // within compounds are not tagged.
  [[nodiscard]] std::vector<std::vector<std::string>> tag(
      std::span<const std::vector<std::string>> sentences) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// Changes with every rule or resource that changes the names found, and with the user's list.
[[nodiscard]] std::string entities_fingerprint(std::string_view names = {});

}  // namespace nachlese::ner
