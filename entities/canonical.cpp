#include "entities/canonical.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/base/utf8.hpp"

namespace nachlese {
namespace {

// What a span says: the words without titles and endings.
struct Reading {
  std::string text;
  std::string surname;     // last word; persons only
  bool full_name = false;  // persons: with a first name
  std::uint32_t end = 0;   // of the mention
};

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

class Canonicaliser {
 public:
  Canonicaliser(const NameImage& image, std::span<const AnalyzedField> fields, std::span<const Unit> units)
      : image_(image), fields_(fields), units_(units) {}

  Names run(std::span<const Span> spans) {
    std::vector<Reading> readings;
    readings.reserve(spans.size());
    for (const Span& span : spans) {
      readings.push_back(read(span));
      if (span.type == EntityType::person && readings.back().full_name) learn(span, readings.back());
    }
    for (std::size_t i = 0; i < spans.size(); ++i) add(spans[i], readings[i]);
    return std::move(names_);
  }

 private:
  bool in_text(std::string_view word) {
    if (capitalised_.empty()) {
      for (const Unit& unit : units_) {
        if (unit.word->upper()) capitalised_.insert(unit.word->text);
      }
    }
    return capitalised_.contains(word);
  }

  // Russlands → Russland, Putins → Putin, but Paris, Mars, Johannes stay.
  bool has_genitive(const WordTraits& word) {
    if (word.genitive == 0) return false;
    constexpr std::uint32_t kKnown = kAlias | kFirstName | kWeakFirstName;
    if (word.genitive == 2) return true;
    if (word.has(kKnown)) return false;
    return (word.base != nullptr && (word.base->flags & kKnown) != 0) || in_text(word.without_genitive());
  }

  Reading read(const Span& span) {
    Reading reading;
    const Unit& last = units_[span.last - 1];
    if (span.inside) {
      const std::string_view word = last.word->text;
      reading.text = word.substr(0, word.find('-'));
      reading.end = last.begin + hyphen_in(last);
    } else {
      const bool by_lexicon = span.entity != kUnknownEntity && last.word->genitive > 0;
      const bool genitive = by_lexicon ? !match_is_exact(span) : has_genitive(*last.word);
      reading.text = text_of(span, genitive);
      reading.end = genitive ? without_ending(last) : last.end;
    }
    reading.surname = last_word(reading.text);
    reading.full_name = span.last - span.first > 1 && units_[span.first].word->upper();
    return reading;
  }

  bool match_is_exact(const Span& span) const {
    const AliasMatch match = match_alias(image_, units_, span.first);
    return match.last != span.last || !match.genitive;
  }

  std::string text_of(const Span& span, bool genitive) const {
    std::string text;
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      const Unit& unit = units_[i];
      if (i > span.first) text += unit.gap == Gap::ampersand ? " & " : unit.gap == Gap::slash ? "/" : " ";
      text += i + 1 == span.last && genitive ? unit.word->without_genitive() : unit.word->text;
      if (unit.dot_after && i + 1 < span.last) text += '.';
    }
    return text;
  }

  std::string_view original(const Unit& unit) const { return fields_[unit.field].text.substr(unit.begin, unit.end - unit.begin); }

  std::uint32_t without_ending(const Unit& unit) const {
    const std::string_view written = original(unit);
    const std::size_t before_s = character_start(written, written.size() - 1);
    return unit.begin + static_cast<std::uint32_t>(unit.word->genitive == 2 ? character_start(written, before_s - 1) : before_s);
  }

  std::uint32_t hyphen_in(const Unit& unit) const {
    const std::string_view written = original(unit);
    return static_cast<std::uint32_t>(
        std::min({written.find('-'), written.find("\u2010"), written.find("\u2011"), written.size()}));
  }

  std::uint32_t entity_of_type(std::span<const std::uint32_t> readings, EntityType type) const {
    for (const std::uint32_t id : readings) {
      if (image_.entity(id).type == type) return id;
    }
    return kUnknownEntity;
  }

  // The lexicon's entity for a name as written, or in another spelling (persons).
  std::uint32_t known(EntityType type, std::string_view text) const {
    const ImageSlot* slot = image_.find(add_words(kNoWords, text));
    const std::uint32_t exact = entity_of_type(image_.readings(slot), type);
    if (exact != kUnknownEntity || type != EntityType::person) return exact;
    const auto folded = image_.readings(image_.find(folded_key(text)));
    return folded.size() == 1 ? folded.front() : kUnknownEntity;
  }

  std::string full_name(const Span& span, const Reading& reading) const {
    std::uint32_t id = span.entity;
    if (id == kUnknownEntity || image_.entity(id).type != EntityType::person) id = known(EntityType::person, reading.text);
    // Wladimir Wladimirowitsch Putin, Donald J. Trump
    if (id == kUnknownEntity && span.last - span.first > 2) {
      id = known(EntityType::person, reading.text.substr(0, reading.text.find(' ') + 1).append(reading.surname));
    }
    return id != kUnknownEntity ? std::string(image_.name(id)) : reading.text;
  }

  void learn(const Span& span, const Reading& reading) {
    const std::string name = full_name(span, reading);
    bearers_[reading.surname].insert(name);
    if (last_word(name) != reading.surname) bearers_[std::string(last_word(name))].insert(name);
  }

  std::string person(const Span& span, const Reading& reading) const {
    if (reading.full_name && !span.inside) return full_name(span, reading);
    const auto bearers = bearers_.find(reading.surname);
    if (bearers != bearers_.end()) return bearers->second.size() == 1 ? *bearers->second.begin() : reading.text;
    const std::uint32_t id = span.entity != kUnknownEntity ? span.entity : known(EntityType::person, reading.text);
    return id != kUnknownEntity ? std::string(image_.name(id)) : reading.text;
  }

  void add(const Span& span, const Reading& reading) {
    EntityType type = span.type;
    std::string name;
    if (type == EntityType::person) {
      name = person(span, reading);
    } else {
      std::uint32_t id = span.entity != kUnknownEntity ? span.entity : known(type, reading.text);
      // A metonym counts as what the lexicon says it is.
      const auto others = image_.readings(image_.find(add_words(kNoWords, reading.text)));
      if (id == kUnknownEntity && !others.empty() && image_.entity(others.front()).type != EntityType::person) id = others.front();
      if (id != kUnknownEntity) type = image_.entity(id).type;
      name = id != kUnknownEntity ? std::string(image_.name(id)) : reading.text;
    }
    const std::uint32_t entity = entity_index(type, name);
    const Unit& first = units_[span.first];
    names_.mentions.push_back({first.field, first.begin, reading.end, entity});
    if (type == EntityType::person) add_roles(span.first, names_.entities[entity]);
  }

  std::uint32_t entity_index(EntityType type, const std::string& name) {
    const auto [found, is_new] = index_.try_emplace(static_cast<char>('0' + static_cast<int>(type)) + name,
                                                    static_cast<std::uint32_t>(names_.entities.size()));
    if (is_new) names_.entities.push_back({type, name, {}});
    return found->second;
  }

  void add_roles(std::uint32_t first, Entity& entity) const {
    std::uint32_t begin = first;
    while (begin > 0 && first - begin < 4 && is_role(units_[begin - 1]) && units_[begin].gap <= Gap::dot &&
           units_[begin - 1].field == units_[first].field) {
      --begin;
    }
    for (std::uint32_t i = begin; i < first; ++i) {
      std::string role(units_[i].word->text);
      if (units_[i].dot_after) role += '.';
      if (std::ranges::find(entity.roles, role) == entity.roles.end()) entity.roles.push_back(std::move(role));
    }
  }

  const NameImage& image_;
  std::span<const AnalyzedField> fields_;
  std::span<const Unit> units_;
  std::unordered_set<std::string_view> capitalised_;
  std::unordered_map<std::string, std::unordered_set<std::string>> bearers_;  // surname → full names in this text
  std::unordered_map<std::string, std::uint32_t> index_;
  Names names_;
};

}  // namespace

Names canonicalise(const NameImage& image, std::span<const AnalyzedField> fields, std::span<const Unit> units,
                   std::span<const Span> spans) {
  return Canonicaliser(image, fields, units).run(spans);
}

}  // namespace nachlese
