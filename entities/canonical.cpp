#include "entities/canonical.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/base/utf8.hpp"
#include "entities/bearers.hpp"
#include "entities/nominative.hpp"
#include "entities/words.hpp"

namespace nachlese::ner {
namespace {

constexpr std::uint32_t kKnown = kAlias | kFirstName | kWeakFirstName;

// What a span says, without titles and endings.
struct Reading {
  std::string text;
  std::string surname;     // last word, for persons
  bool full_name = false;  // a person with a first name
  std::string name;        // how such a person is shown
  std::uint32_t end = 0;   // end of the mention
};

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

std::string_view joint(Gap gap) {
  switch (gap) {
    case Gap::ampersand: return " & ";
    case Gap::slash: return "/";
    case Gap::comma: return ", ";
    default: return " ";
  }
}

// The head of a qualified place name, Frankfurt of "Frankfurt (Oder)" or "Frankfurt am Main"; empty
// for other names.
std::string_view unqualified(std::string_view place) {
  const std::size_t blank = place.find(' ');
  if (blank == std::string_view::npos || blank + 1 == place.size()) return {};
  const char next = place[blank + 1];
  return next == '(' || (next >= 'a' && next <= 'z') ? place.substr(0, blank) : std::string_view{};
}

// True if only a dot separates them: tagesschau.de.
bool joined(const Unit& before, const Unit& unit) {
  return before.dot_after && before.field == unit.field && unit.begin == before.end + 1 &&
         before.word->text.back() != '.';
}

std::uint32_t entity_of_type(const NameImage& image, std::string_view text, EntityType type) {
  for (const std::uint32_t id : image.readings(image.find(add_words(kNoWords, text)))) {
    if (image.entity(id).type == type) return id;
  }
  return kUnknownEntity;
}

class Canonicalizer {
 public:
  Canonicalizer(const NameImage& image, std::span<const AnalyzedField> fields,
                std::span<const Unit> units)
      : image_(image), fields_(fields), units_(units) {}

  // Reads long forms first, since they explain short ones anywhere in the text.
  Names run(std::span<const TokenSpan> spans) {
    std::vector<Reading> readings(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (!is_long(spans[i])) continue;
      readings[i] = read(spans[i]);
      if (readings[i].full_name) readings[i].name = shown_name(spans[i], readings[i]);
      learn(spans[i], readings[i]);
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (!is_long(spans[i])) readings[i] = read(spans[i]);
      add(spans[i], readings[i]);
    }
    return std::move(names_);
  }

 private:
  bool is_long(const TokenSpan& span) const {
    return span.inside == 0 && (span.last - span.first > 1 || is_qualified(span)) &&
           units_[span.first].word->upper();
  }

  // True if a qualifier in brackets follows, as in Frankfurt (Oder), which changes the meaning.
  bool is_qualified(const TokenSpan& span) const {
    return span.type == EntityType::place && span.entity != kUnknownEntity &&
           span.last - span.first == 1 && !unqualified(image_.name(span.entity)).empty() &&
           match_alias(image_, units_, span.first).last > span.last;
  }

  // Collects the words that are capitalized somewhere in the text, and those in -s that stand where
  // no genitive can: not before a noun.
  void look_at_words() {
    if (!capitalized_.empty()) return;
    for (std::uint32_t i = 0; i < units_.size(); ++i) {
      const WordTraits& word = *units_[i].word;
      if (!word.upper()) continue;
      capitalized_.insert(word.text);
      if (word.genitive > 0 && !noun_follows(i + 1)) standing_alone_.insert(word.text);
    }
  }

  bool in_text(std::string_view word) {
    look_at_words();
    return capitalized_.contains(word);
  }

  bool noun_follows(std::uint32_t at) const {
    return at < units_.size() && units_[at].gap == Gap::space && !units_[at].sentence_start &&
           units_[at].word->upper();
  }

  // Russlands → Russland, Putins → Putin; Paris, Mars and Johannes stay.
  bool has_genitive(const TokenSpan& span) {
    const WordTraits& word = *units_[span.last - 1].word;
    if (word.genitive != 1) return word.genitive == 2;
    if (word.has(kKnown)) return false;
    const std::string_view base = word.without_genitive();
    if (span.type == EntityType::person && is_long(span)) return full_name_has_genitive(span, word);
    const std::uint32_t base_flags = word.base != nullptr ? word.base->flags : 0;
    if (span.type == EntityType::person) {
      if (persons_.of(word.text, span.first) != nullptr) return false;
      // Trainer Peters, but Peters Auto
      const bool after_role =
          span.first > 0 && is_role(units_[span.first - 1]) && units_[span.first].gap <= Gap::dot;
      if ((base_flags & kKnown) != 0) return (base_flags & kAlias) != 0 || !after_role;
      return persons_.of(base, span.first) != nullptr || in_text(base);
    }
    return (base_flags & kKnown) != 0 || in_text(base);
  }

  // Petra Sommers Roman, but Ralf Peters gewann. A first name without -s does not tell whether the
  // surname has one.
  bool full_name_has_genitive(const TokenSpan& span, const WordTraits& word) {
    if (known(EntityType::person, text_of(span, false)) != kUnknownEntity) return false;
    if (word.base != nullptr && (word.base->flags & kAlias) != 0) return true;
    if (known(EntityType::person, text_of(span, true)) != kUnknownEntity ||
        in_text(word.without_genitive()))
      return true;
    look_at_words();
    return noun_follows(span.last) && !standing_alone_.contains(word.text);
  }

  Reading read(const TokenSpan& span) {
    Reading reading;
    const Unit& last = units_[span.last - 1];
    if (span.inside != 0) {
      reading.text = last.word->text.substr(0, span.inside);
      reading.end =
          last.begin +
          hyphen_in(last, static_cast<std::size_t>(std::ranges::count(reading.text, '-')));
    } else {
      const bool by_lexicon = span.entity != kUnknownEntity && last.word->genitive > 0;
      const bool genitive = by_lexicon ? !match_is_exact(span) : has_genitive(span);
      reading.text = text_of(span, genitive);
      reading.end = genitive ? without_ending(last) : last.end;
    }
    reading.surname = last_word(reading.text);
    reading.full_name = span.type == EntityType::person && is_long(span);
    return reading;
  }

  bool match_is_exact(const TokenSpan& span) const {
    const AliasMatch match = match_alias(image_, units_, span.first);
    return match.last != span.last || !match.genitive;
  }

  std::string text_of(const TokenSpan& span, bool genitive) const {
    std::string text;
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      const Unit& unit = units_[i];
      if (i > span.first && !joined(units_[i - 1], unit)) text += joint(unit.gap);
      text += i + 1 == span.last && genitive ? unit.word->without_genitive() : unit.word->text;
      if (unit.dot_after && i + 1 < span.last) text += '.';
    }
    return text;
  }

  std::string_view original(const Unit& unit) const {
    return fields_[unit.field].text.substr(unit.begin, unit.end - unit.begin);
  }

  std::uint32_t without_ending(const Unit& unit) const {
    const std::string_view written = original(unit);
    const std::size_t before_s = character_start(written, written.size() - 1);
    return unit.begin + static_cast<std::uint32_t>(unit.word->genitive == 2
                                                       ? character_start(written, before_s - 1)
                                                       : before_s);
  }

  // Position in the written word of the hyphen after `skipped` others.
  std::uint32_t hyphen_in(const Unit& unit, std::size_t skipped) const {
    const std::string_view written = original(unit);
    std::size_t at = 0;
    while (at < written.size()) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(written, at);
      if ((c == U'-' || c == U'\u2010' || c == U'\u2011') && skipped-- == 0)
        return static_cast<std::uint32_t>(begin);
    }
    return static_cast<std::uint32_t>(written.size());
  }

  std::uint32_t known(EntityType type, std::string_view text) const {
    return find_known(image_, type, text);
  }

  std::string full_name(const TokenSpan& span, const Reading& reading) const {
    std::uint32_t id = span.entity;
    if (id == kUnknownEntity || image_.entity(id).type != EntityType::person)
      id = known(EntityType::person, reading.text);
    // Wladimir Wladimirowitsch Putin, Donald J. Trump
    if (id == kUnknownEntity && span.last - span.first > 2) {
      id = known(EntityType::person,
                 reading.text.substr(0, reading.text.find(' ') + 1).append(reading.surname));
    }
    return id != kUnknownEntity ? std::string(image_.name(id)) : reading.text;
  }

  // The first spelling of a full name stands for all. Names in non-Latin letters have no key.
  std::string shown_name(const TokenSpan& span, const Reading& reading) {
    std::string name = full_name(span, reading);
    const std::uint64_t key = folded_key(name);
    return key != folded_key("") ? spellings_.try_emplace(key, name).first->second : name;
  }

  void learn(const TokenSpan& span, const Reading& reading) {
    if (span.type == EntityType::person) {
      const std::string& name = reading.name;
      persons_.add(reading.surname, name, span.first);
      if (last_word(name) != reading.surname) persons_.add(last_word(name), name, span.first);
      // Who has no first name that we know may go by it: Abhisit Vejjajiva, Saddam Hussein.
      if (!units_[span.first].word->has(kFirstName | kWeakFirstName))
        first_words_.add(units_[span.first].word->text, name, span.first);
    } else if (span.type == EntityType::place) {
      const std::string name = place_or_organisation(span, reading.text).name;
      const std::string_view head = unqualified(name);
      if (!head.empty()) places_.add(head, name, span.first);
    }
  }

  std::string person(const TokenSpan& span, const Reading& reading) const {
    if (reading.full_name) return reading.name;
    if (const std::string* bearer = persons_.of(reading.surname, span.first)) return *bearer;
    const std::uint32_t id =
        span.entity != kUnknownEntity ? span.entity : known(EntityType::person, reading.text);
    if (id != kUnknownEntity) return std::string(image_.name(id));
    const std::string* bearer = first_words_.of(reading.text, span.first);
    return bearer != nullptr ? *bearer : reading.text;
  }

  struct TypedName {
    EntityType type;
    std::string name;
  };

  TypedName place_or_organisation(const TokenSpan& span, std::string_view text) const {
    std::uint32_t id = span.entity != kUnknownEntity ? span.entity : known(span.type, text);
    if (id != kUnknownEntity) return shown(id);
    const bool several = text.find(' ') != std::string_view::npos && span.type != EntityType::other;
    std::string by_itself = several ? nominative(text) : std::string(text);
    if (several) id = known(span.type, by_itself);
    if (id == kUnknownEntity) id = known(span.type, usual_case(by_itself));  // DIE GRÜNEN
    // A metonym counts as what the lexicon says.
    const auto others = image_.readings(image_.find(add_words(kNoWords, text)));
    if (id == kUnknownEntity && !others.empty() &&
        image_.entity(others.front()).type != EntityType::person)
      id = others.front();
    if (id == kUnknownEntity) return {span.type, std::move(by_itself)};
    return shown(id);
  }

  TypedName shown(std::uint32_t id) const {
    return {image_.entity(id).type, std::string(image_.name(id))};
  }

  void add(const TokenSpan& span, const Reading& reading) {
    EntityType type = span.type;
    std::string name;
    if (type == EntityType::person) {
      name = person(span, reading);
    } else {
      const TypedName typed = place_or_organisation(span, reading.text);
      type = typed.type;
      const bool is_short =
          type == EntityType::place && span.last - span.first == 1 && !is_qualified(span);
      const std::string* bearer = is_short ? places_.of(reading.text, span.first) : nullptr;
      name = bearer != nullptr ? *bearer : typed.name;
    }
    const std::uint32_t entity = entity_index(type, name);
    const Unit& first = units_[span.first];
    names_.mentions.push_back({first.field, first.begin, reading.end, entity});
    if (type == EntityType::person) add_roles(span.first, names_.entities[entity]);
  }

  std::uint32_t entity_index(EntityType type, const std::string& name) {
    const auto [found, is_new] =
        index_.try_emplace(static_cast<char>('0' + static_cast<int>(type)) + name,
                           static_cast<std::uint32_t>(names_.entities.size()));
    if (is_new) names_.entities.push_back({type, name, {}});
    return found->second;
  }

  void add_roles(std::uint32_t first, Entity& entity) const {
    std::uint32_t begin = first;
    while (begin > 0 && first - begin < 4 && is_role(units_[begin - 1]) &&
           units_[begin].gap <= Gap::dot && units_[begin - 1].field == units_[first].field) {
      --begin;
    }
    for (std::uint32_t i = begin; i < first; ++i) {
      std::string role(units_[i].word->text);
      if (units_[i].dot_after) role += '.';
      if (std::ranges::find(entity.roles, role) == entity.roles.end())
        entity.roles.push_back(std::move(role));
    }
  }

  const NameImage& image_;
  std::span<const AnalyzedField> fields_;
  std::span<const Unit> units_;
  std::unordered_set<std::string_view> capitalized_;
  std::unordered_set<std::string_view> standing_alone_;
  // Folded key of a full name → the name as shown.
  std::unordered_map<std::uint64_t, std::string> spellings_;
  Bearers persons_;      // by surname
  Bearers first_words_;  // persons by the first word of the full name
  Bearers places_;
  std::unordered_map<std::string, std::uint32_t> index_;
  Names names_;
};

}  // namespace

std::uint32_t find_known(const NameImage& image, EntityType type, std::string_view name) {
  const std::uint32_t exact = entity_of_type(image, name, type);
  if (exact != kUnknownEntity) return exact;
  if (type == EntityType::person) {
    const auto folded = image.readings(image.find(folded_key(name)));
    return folded.size() == 1 ? folded.front() : kUnknownEntity;
  }
  for (const std::string_view ending : {"n", "s", "es"}) {
    if (!name.ends_with(ending)) continue;
    const std::uint32_t id =
        entity_of_type(image, name.substr(0, name.size() - ending.size()), type);
    if (id != kUnknownEntity) return id;
  }
  return kUnknownEntity;
}

Names canonicalize(const NameImage& image, std::span<const AnalyzedField> fields,
                   std::span<const Unit> units, std::span<const TokenSpan> spans) {
  return Canonicalizer(image, fields, units).run(spans);
}

}  // namespace nachlese::ner
