#include "entities/quotes/speaker_names.hpp"

#include <algorithm>
#include <array>

#include "entities/nominative.hpp"
#include "entities/quotes/subject.hpp"

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kNoEntity = ~0U;
constexpr std::size_t kFarthestMentions = 200;  // looked at backwards
constexpr std::size_t kShortestRole = 4;        // bytes
constexpr std::size_t kMostRoles = 24;          // of one entity

// Endings of a case or of the plural that a noun may have lost.
constexpr std::array<std::string_view, 4> kCaseEndings = {"", "s", "es", "en"};

// First names that end like those of women and are not.
constexpr std::array<std::string_view, 30> kMen = {
    "joschka", "sascha", "luca",   "mischa", "nikita",  "ilja",    "uwe",      "helge",
    "rené",    "mike",   "pierre", "george", "steve",   "dave",    "ole",      "arne",
    "malte",   "bruce",  "lee",    "wayne",  "andré",   "jesse",   "borussia", "mustafa",
    "kofi",    "fritzi", "hauke",  "günte",  "maurice", "philippe"};

std::int8_t gender_of_first_name(std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return 0;
  const std::string first = lower_surface(name.substr(0, blank));
  if (std::ranges::find(kMen, first) != kMen.end()) return -1;
  if (first.ends_with('a') || first.ends_with('e') || first.ends_with("ie")) return 1;
  return 0;
}

// 3: the same word; 2: der Minister ← Innenminister; 1: der Bundesinnenminister ← Innenminister.
int role_match(std::string_view noun, std::string_view role) {
  for (const std::string_view ending : kCaseEndings) {
    if (!noun.ends_with(ending)) continue;
    const std::string_view base = noun.substr(0, noun.size() - ending.size());
    if (base.size() < kShortestRole || role.size() < kShortestRole) continue;
    if (base == role) return 3;
    if (role.ends_with(base)) return 2;
    if (base.ends_with(role)) return 1;
  }
  return 0;
}

void add_words(std::vector<std::string>& out, std::string_view role) {
  while (!role.empty()) {
    const std::size_t end = role.find(' ');
    std::string word = lower_surface(role.substr(0, end));
    if (word.size() >= kShortestRole) out.push_back(std::move(word));
    role.remove_prefix(end == std::string_view::npos ? role.size() : end + 1);
  }
}

// Nouns of the neuter, by their ends.
constexpr std::array<std::string_view, 16> kNeuter = {
    "ministerium", "amt",     "gericht", "institut", "fernsehen", "unternehmen", "museum", "büro",
    "parlament",   "komitee", "zentrum", "militär",  "team",      "bündnis",     "blatt",  "haus"};

bool is_neuter(std::string_view noun) {
  return std::ranges::any_of(kNeuter, [&](std::string_view end) { return noun.ends_with(end); });
}

// As an adjective and its noun stand by themselves: der deutsche Verband → deutscher Verband, der
// neuen Studie → neue Studie, des neuen Instituts → neues Institut. Others stay.
std::string strong(std::string name, std::string_view determiner) {
  const std::size_t blank = name.find(' ');
  const auto first = static_cast<unsigned char>(name.empty() ? ' ' : name[0]);
  const bool capital = first >= 'A' && first <= 'Z';
  if (blank == std::string::npos || blank < 4 || capital) return name;
  const std::string_view adjective = std::string_view(name).substr(0, blank);
  if (determiner == "der" && adjective.ends_with('e')) return name.insert(blank, "r");
  if (determiner == "das" && adjective.ends_with('e')) return name.insert(blank, "s");
  if (!adjective.ends_with("en")) return name;
  if (determiner == "einer" || determiner == "der") return name.erase(blank - 1, 1);
  if (determiner != "des" && determiner != "eines") return name;
  const std::size_t end = std::min(name.size(), name.find(' ', blank + 1));
  if (name[end - 1] == 's') name.erase(end - 1, 1);
  const std::string_view noun = std::string_view(name).substr(blank + 1, end - blank - 2);
  return name.replace(blank - 1, 1, is_neuter(noun) ? "s" : "r");
}

// politischen Beobachtern → politische Beobachter
std::string plural_of(std::string name) {
  if (name.ends_with("ern") || name.ends_with("eln")) name.pop_back();
  for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
    if (at >= 4 && std::string_view(name).substr(at - 2, 2) == "en") name.erase(--at, 1);
  }
  return name;
}

// The sentence that holds a word.
std::size_t sentence_of(const TextReading& reading, std::uint32_t word) {
  const auto behind = std::ranges::upper_bound(reading.sentences, word, {}, &ReadSentence::first);
  return static_cast<std::size_t>(behind - reading.sentences.begin()) - 1;
}

}  // namespace

SpeakerNames::SpeakerNames(const QuoteLexicon& lexicon, const ner::Names& names)
    : lexicon_(lexicon),
      names_(names),
      roles_(names.entities.size()),
      gender_(names.entities.size()) {
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    const ner::Entity& entity = names.entities[i];
    for (const std::string& role : entity.roles) add_words(roles_[i], role);
    if (entity.type != ner::EntityType::person) continue;
    gender_[i] = gender_of_first_name(entity.name);
    for (const std::string& role : roles_[i]) {
      if (lexicon.ends_in(role, kSpeakerNoun)) gender_[i] = role.ends_with("in") ? 1 : -1;
    }
  }
}

std::string SpeakerNames::name_of(const TextReading& reading, const SpeakerPhrase& phrase,
                                  bool plural) {
  if (phrase.empty()) return {};
  if (phrase.pronoun) return of_pronoun(reading, phrase, plural);
  if (phrase.mention != kNoMention && !phrase.several) {
    const std::uint32_t entity = names_.mentions[phrase.mention].entity;
    learn_roles(reading, phrase, entity);
    if (names_.entities[entity].type == ner::EntityType::organisation)
      last_organisation_ = {reading.field, sentence_of(reading, phrase.first),
                            names_.entities[entity].name, false};
    return names_.entities[entity].name;
  }
  return of_noun(reading, phrase);
}

// "der Minister für Kultur, X" and "X, der Minister für Kultur,": the role of a person beside it.
void SpeakerNames::learn_apposed(const TextReading& reading, std::size_t at) {
  constexpr std::size_t kFarthest = 10;
  const auto& words = reading.words;
  const std::uint32_t mention = words[at].mention;
  std::size_t end = at;
  while (end < words.size() && words[end].mention == mention) ++end;
  std::size_t first = end;
  if (words[at].before(kComma)) {
    const std::size_t farthest = at - std::min(at, kFarthest);
    for (first = at; first > farthest && !words[first].before(kStop | kParagraph);) --first;
    while (first < at && !words[first].is(kDeterminer)) ++first;
    end = at;
  } else if (end < words.size() && words[end].before(kComma) && words[end].is(kDeterminer)) {
    end = std::min(words.size(), end + kFarthest);
  } else {
    return;
  }
  while (first < end && !words[first].capital) ++first;
  if (first == end || !lexicon_.ends_in(words[first].surface, kSpeakerNoun)) return;
  auto& roles = roles_[names_.mentions[mention].entity];
  if (roles.size() < kMostRoles) roles.emplace_back(words[first].surface);
}

void SpeakerNames::learn(const TextReading& reading) {
  for (std::size_t i = 1; i < reading.words.size(); ++i) {
    const ReadWord& word = reading.words[i];
    const ReadWord& noun = reading.words[i - 1];
    if (word.mention == kNoMention || noun.mention == word.mention) continue;
    if (names_.entities[names_.mentions[word.mention].entity].type == ner::EntityType::person)
      learn_apposed(reading, i);
    if (noun.mention != kNoMention || !noun.capital) continue;
    if ((word.gap & ~kOpenMark) != 0 || noun.speech || noun.is(kFunctionWord)) continue;
    const std::uint32_t entity = names_.mentions[word.mention].entity;
    auto& roles = roles_[entity];
    if (names_.entities[entity].type != ner::EntityType::organisation || roles.size() >= kMostRoles)
      continue;
    if (std::ranges::find(roles, noun.surface) == roles.end()) roles.emplace_back(noun.surface);
  }
}

// What stands beside a name: "X, der Vorsitzende des Vereins".
void SpeakerNames::learn_roles(const TextReading& reading, const SpeakerPhrase& phrase,
                               std::uint32_t entity) {
  if (names_.entities[entity].type != ner::EntityType::person) return;
  bool within = false;  // "der Bruder des Papstes, X" is no pope
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    const ReadWord& word = reading.words[i];
    if (word.before(kComma)) within = false;
    within = within || (i > phrase.first && !word.before(kComma) && word.is(kGenitive));
    if (within || !word.capital || word.mention == phrase.mention ||
        roles_[entity].size() >= kMostRoles)
      continue;
    if (!lexicon_.ends_in(word.surface, kSpeakerNoun)) continue;
    if (std::ranges::find(roles_[entity], word.surface) == roles_[entity].end())
      roles_[entity].emplace_back(word.surface);
    gender_[entity] = word.surface.ends_with("in") ? 1 : gender_[entity];
  }
}

bool SpeakerNames::may_be(std::uint32_t entity, bool female) const {
  return names_.entities[entity].type == ner::EntityType::person &&
         gender_[entity] != (female ? -1 : 1);
}

// The subject of this sentence or of one shortly before, if it fits; then whoever spoke last.
std::string SpeakerNames::of_pronoun(const TextReading& reading, const SpeakerPhrase& phrase,
                                     bool plural) {
  const std::string_view text = reading.words[phrase.first].surface;
  if (text == "beide") return "beide";
  const bool female =
      text == "sie" || text == "diese" || text == "letztere" || text.starts_with("ihr");
  return meant(reading, {phrase.first, female, female && plural && text == "sie", text == "es"},
               text == "dieser" || text.starts_with("letzter"));
}

std::string SpeakerNames::meant(const TextReading& reading, const Wanted& wanted, bool last) {
  constexpr std::size_t kFarthestSentences = 4;
  const std::size_t here = sentence_of(reading, wanted.before);
  for (std::size_t back = 0; back <= kFarthestSentences && back <= here; ++back) {
    const ReadSentence& sentence = reading.sentences[here - back];
    std::string name = last ? std::string() : of_subject(reading, sentence, wanted);
    if (name.empty() && !wanted.several && !wanted.neuter)
      name = of_mention(reading, sentence, wanted, last);
    if (!name.empty()) return name;
    if (back > 0 && !wanted.several && !wanted.neuter && last_.field == reading.field &&
        last_.sentence == here - back && last_.person)
      return last_.name;
  }
  return {};
}

void SpeakerNames::spoke(const TextReading& reading, std::uint32_t word,
                         const SpeakerPhrase& phrase, const std::string& name) {
  const std::string_view noun = reading.words[phrase.head].surface;
  const bool named = phrase.mention != kNoMention;
  const bool person = named ? names_.entities[names_.mentions[phrase.mention].entity].type ==
                                  ner::EntityType::person
                            : phrase.pronoun || lexicon_.ends_in(noun, kPersonNoun) ||
                                  (reading.words[phrase.first].surface != "die" &&
                                   !lexicon_.ends_in(noun, kCompanyNoun)) ||
                                  noun.ends_with("in");
  last_ = {reading.field, sentence_of(reading, word), name, person};
}

std::string SpeakerNames::of_subject(const TextReading& reading, const ReadSentence& sentence,
                                     const Wanted& wanted) {
  const std::uint32_t end = std::min(sentence.last, wanted.before);
  if (sentence.first >= end) return {};
  const SpeakerPhrase subject = likely_subject(lexicon_, reading, names_, sentence, end);
  if (subject.empty() || subject.pronoun) return {};
  const ReadWord& first = reading.words[subject.first];
  if (subject.mention != kNoMention) {
    const std::uint32_t entity = names_.mentions[subject.mention].entity;
    if (wanted.several || wanted.neuter || !may_be(entity, wanted.female)) return {};
    return name_of(reading, subject, false);
  }
  if (wanted.neuter != (first.surface == "das")) return {};
  const bool feminine = first.surface == "die" || first.surface == "eine";
  if (wanted.several ? first.surface == "der" || first.surface == "ein" || first.surface == "das"
                     : feminine != wanted.female)
    return {};
  return of_noun(reading, subject);
}

// The first person named in the sentence, or the last.
std::string SpeakerNames::of_mention(const TextReading& reading, const ReadSentence& sentence,
                                     const Wanted& wanted, bool last) {
  const std::uint32_t end = std::min(sentence.last, wanted.before);
  std::uint32_t found = kNoEntity;
  std::uint32_t at = 0;
  for (std::uint32_t i = sentence.first; i < end && (last || found == kNoEntity); ++i) {
    if (reading.words[i].mention == kNoMention) continue;
    const std::uint32_t entity = names_.mentions[reading.words[i].mention].entity;
    if (!may_be(entity, wanted.female)) continue;
    found = entity;
    at = i;
  }
  (void)at;
  return found == kNoEntity ? std::string() : names_.entities[found].name;
}

template <typename Visit>
void SpeakerNames::each_before(const TextReading& reading, const SpeakerPhrase& phrase,
                               ner::EntityType type, Visit visit) const {
  const auto& mentions = names_.mentions;
  auto at = std::ranges::lower_bound(
      mentions, std::pair(reading.field, reading.words[phrase.first].begin), {},
      [](const ner::Mention& m) { return std::pair(m.field, m.begin); });
  for (std::size_t i = 0; at != mentions.begin() && i < kFarthestMentions; ++i) {
    --at;
    if (names_.entities[at->entity].type == type && visit(at->entity)) return;
  }
}

// "der Minister": who has the role and was named last.
std::uint32_t SpeakerNames::bearer_of_role(const TextReading& reading,
                                           const SpeakerPhrase& phrase) const {
  const std::string_view noun = reading.words[phrase.head].surface;
  std::uint32_t best = kNoEntity;
  int best_match = 0;
  each_before(reading, phrase, ner::EntityType::person, [&](std::uint32_t entity) {
    int match = 0;
    for (const std::string& role : roles_[entity]) match = std::max(match, role_match(noun, role));
    if (match <= best_match) return false;
    best = entity;
    best_match = match;
    return match == 3;
  });
  return best;
}

// "die Universität" ← Universität Heidelberg, "das Gericht" ← Landgericht Hamburg.
std::uint32_t SpeakerNames::organisation_of(const TextReading& reading,
                                            const SpeakerPhrase& phrase) const {
  const std::string_view noun = reading.words[phrase.head].surface;
  std::uint32_t found = kNoEntity;
  each_before(reading, phrase, ner::EntityType::organisation, [&](std::uint32_t entity) {
    std::vector<std::string> words = roles_[entity];
    add_words(words, names_.entities[entity].name);
    const bool fits = std::ranges::any_of(
        words, [&](const std::string& word) { return role_match(noun, word) >= 2; });
    if (fits) found = entity;
    return fits;
  });
  return found;
}

// Somebody named elsewhere: "die Ministerin", "der Franzose", "die Firma". Empty if nobody fits.
std::string SpeakerNames::of_definite(const TextReading& reading, const SpeakerPhrase& phrase) {
  constexpr std::size_t kFarthestSentences = 8;
  const std::string_view noun = reading.words[phrase.head].surface;
  // "die Forscher" are no one of them.
  const bool group = reading.words[phrase.first].surface == "die" && !noun.ends_with("in") &&
                     !noun.ends_with('e') && lexicon_.ends_in(noun, kSpeakerNoun | kPersonNoun);
  std::uint32_t entity = group ? kNoEntity : bearer_of_role(reading, phrase);
  if (entity == kNoEntity) entity = organisation_of(reading, phrase);
  if (entity != kNoEntity) return names_.entities[entity].name;
  if (!group && lexicon_.ends_in(noun, kPersonNoun))
    return meant(reading, {phrase.first, noun.ends_with("in"), false, false}, false);
  // The organization that spoke shortly before.
  const std::size_t sentence = sentence_of(reading, phrase.first);
  const bool near = last_organisation_.field == reading.field &&
                    sentence >= last_organisation_.sentence &&
                    sentence < last_organisation_.sentence + kFarthestSentences;
  return near && lexicon_.ends_in(noun, kCompanyNoun) ? last_organisation_.name : std::string();
}

// "Polizeiangaben", "USGS-Angaben": who gives them is in the word. Empty for other nouns.
std::string SpeakerNames::of_statement(const TextReading& reading, const ReadWord& noun) const {
  constexpr std::string_view kStatements = "angaben";
  const std::string_view text = reading.text.substr(noun.begin, noun.end - noun.begin);
  if (noun.mention != kNoMention && lexicon_.ends_in(noun.surface, kAttribution))
    return names_.entities[names_.mentions[noun.mention].entity].name;
  if (noun.joined && noun.is(kAttribution)) return std::string(text.substr(0, text.find('-')));
  if (!noun.joined && noun.surface.size() > kStatements.size() + 2 &&
      noun.surface.ends_with(kStatements))
    return std::string(text.substr(0, text.size() - kStatements.size()));
  return {};
}

std::string SpeakerNames::of_noun(const TextReading& reading, const SpeakerPhrase& phrase) {
  std::string name = of_statement(reading, reading.words[phrase.head]);
  if (name.empty() && phrase.definite && phrase.last == phrase.head + 1 && !phrase.several)
    name = of_definite(reading, phrase);
  return name.empty() ? by_itself(reading, phrase) : name;
}

// Without article and brackets, in the nominative.
std::string SpeakerNames::by_itself(const TextReading& reading, const SpeakerPhrase& phrase) const {
  const ReadWord& determiner = reading.words[phrase.first];
  const bool article = phrase.first < phrase.core && determiner.is(kDeterminer | kOblique);
  std::uint32_t first = phrase.first + (article ? 1 : 0);
  if (reading.words[first].is(kPreposition | kAdverb)) first = phrase.core;  // die zur Bahn …
  std::uint32_t last = phrase.core + 1;
  while (last < phrase.last && !reading.words[last].before(kOpenBracket)) ++last;
  const std::uint32_t begin = reading.words[first].begin;
  std::string name(reading.text.substr(begin, reading.words[last - 1].end - begin));
  const bool adjective =
      first < phrase.core || (phrase.mention == kNoMention && first + 1 == phrase.head &&
                              reading.words[first].surface.ends_with("schen"));
  if (!article && adjective && last == phrase.head + 1) return plural_of(name);
  if (determiner.is(kOblique) && !determiner.is(kDeterminer)) {
    std::string inflected = ner::nominative(name);
    if (inflected != name) return inflected;
  }
  return article ? strong(std::move(name), determiner.surface) : name;
}

}  // namespace nachlese::quotes
