#include "entities/quotes/phrase.hpp"

#include <algorithm>

namespace nachlese::quotes {
namespace {

constexpr std::uint16_t kPhraseBorder =
    kClauseBorder | kStop | kParagraph | kOpenBracket | kCloseBracket;
constexpr int kMostExtensions = 5;
constexpr int kDeepestPhrase = 3;              // phrases within phrases
constexpr std::uint32_t kLongestBracket = 12;  // words
constexpr std::uint32_t kLongestRelative = 25;

bool is_adjective(const ReadWord& word) {
  constexpr std::size_t kShortest = 4;
  if (word.speech || word.is(kFunctionWord)) return false;
  const std::string_view text = word.surface;
  if (text.size() < kShortest || word.capital) return false;
  return text.ends_with('e') || text.ends_with("en") || text.ends_with("er") ||
         text.ends_with("es") || text.ends_with("em");
}

class PhraseReader {
 public:
  PhraseReader(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
               std::uint32_t end, PhraseRules rules)
      : lexicon_(lexicon),
        reading_(reading),
        words_(reading.words),
        names_(names),
        end_(end),
        rules_(rules) {}

  SpeakerPhrase read(std::uint32_t at, int depth) {
    SpeakerPhrase phrase;
    if (at >= end_ || words_[at].speech) return {};
    phrase.first = at;
    if (read_pronoun(at, phrase)) {
      if (depth == 0 && in_phrase(phrase.last) && words_[phrase.last].is(kCoordinate))
        extend(phrase, depth);  // er sowie Giesel
      return phrase;
    }
    if (!read_core(at, phrase)) return {};
    phrase.reach = phrase.last;
    for (int i = 0; i < kMostExtensions && extend(phrase, depth); ++i) {
    }
    if (depth == 0) extend_over_clauses(phrase);
    return phrase;
  }

 private:
  bool in_phrase(std::uint32_t at) const {
    return at < end_ && !words_[at].before(kPhraseBorder) && !words_[at].speech;
  }

  bool read_pronoun(std::uint32_t at, SpeakerPhrase& phrase) const {
    const ReadWord& word = words_[at];
    if (!word.is(kPronoun) || word.mention != kNoMention) return false;
    if (word.is(kDeterminer) && in_phrase(at + 1) && words_[at + 1].mention == kNoMention &&
        (words_[at + 1].capital || is_adjective(words_[at + 1])))
      return false;
    phrase.last = phrase.reach = at + 1;
    phrase.core = phrase.head = at;
    phrase.pronoun = true;
    return true;
  }

  // Determiner, adjectives, nouns and names.
  bool read_core(std::uint32_t at, SpeakerPhrase& phrase) const {
    const std::uint32_t allowed =
        rules_.kase == PhraseCase::any ? kDeterminer | kOblique : kDeterminer;
    // einer der Beteiligten
    if (words_[at].surface.starts_with("eine") && in_phrase(at + 1) &&
        words_[at + 1].surface == "der") {
      phrase.core = phrase.head = at;
      phrase.last = at + 1;
      return true;
    }
    if (words_[at].is(kDeterminer | kOblique) && words_[at].mention == kNoMention) {
      if (!words_[at].is(allowed)) return false;
      const std::string_view text = words_[at].surface;
      phrase.definite = text.starts_with("sein") || text.starts_with("ihr") || text == "der" ||
                        text == "die" || text == "das" || text == "dem" || text == "des" ||
                        text == "den" || text == "dieser" || text == "diese";
      if (!in_phrase(++at)) return false;
    }
    const std::string_view much = words_[at].surface;
    const bool amount = words_[at].number || much == "mehr" || much == "weniger" || much == "viel";
    if (amount && in_phrase(at + 1)) ++at;
    at = skip_adjectives(skip_extended(at));
    if (at >= end_ || !is_noun(at)) return false;
    phrase.core = at;
    read_nouns(at, phrase);
    return true;
  }

  // die [zur Stanford University gehörende] Hoover Institution
  std::uint32_t skip_extended(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 9;
    if (at == 0 || !words_[at - 1].is(kDeterminer | kOblique)) return at;
    const bool adverb = words_[at].is(kAdverb) && at + 1 < end_;  // noch im Amt befindliche
    if (!words_[at + (adverb ? 1 : 0)].is(kPreposition)) return at;
    for (std::uint32_t i = at + 1; i < at + kLongest && in_phrase(i + 1); ++i) {
      const std::string_view text = words_[i].surface;
      const bool participle = text.find("end") != std::string_view::npos ||
                              text.find("te", 3) != std::string_view::npos ||
                              text.find("ene", 3) != std::string_view::npos;
      if (is_adjective(words_[i]) && participle && is_noun(i + 1)) return i;
    }
    return at;
  }

  std::uint32_t skip_adjectives(std::uint32_t at) const {
    constexpr int kMostAdjectives = 6;
    for (int i = 0; i < kMostAdjectives && in_phrase(at + 1) && !is_noun(at); ++i) {
      const bool adverb = !words_[at].is(kFunctionWord & ~kAdverb) && is_adjective(words_[at + 1]);
      const bool joined = i > 0 && words_[at].surface == "und" && is_adjective(words_[at + 1]);
      if (!is_adjective(words_[at]) && !adverb && !joined) break;
      ++at;
    }
    return at;
  }

  bool is_noun(std::uint32_t at) const {
    const ReadWord& word = words_[at];
    if (word.speech || word.number) return false;
    if (word.mention != kNoMention) return true;
    return word.capital && !word.is(kFunctionWord & ~kSubjunctive);
  }

  void read_nouns(std::uint32_t at, SpeakerPhrase& phrase) const {
    std::uint32_t last = at;
    while (last < end_ && (last == at || in_phrase(last)) && is_noun(last)) {
      take_mention(last, phrase);
      if (phrase.mention == kNoMention || phrase.mention == words_[last].mention)
        phrase.head = last;
      ++last;
    }
    phrase.last = last;
  }

  // Merkels, Grass'
  bool is_genitive(const ner::Mention& mention) const {
    const std::string_view rest = reading_.text.substr(mention.end);
    if (rest.starts_with("'") || rest.starts_with("’")) return true;
    const std::size_t end = rest.starts_with('s') ? 1 : 0;
    const auto next = static_cast<unsigned char>(rest.size() > end ? rest[end] : ' ');
    return end == 1 && next < 0x80 && (next | 0x20U) - 'a' > 'z' - 'a' && next != '-';
  }

  // A name in the genitive belongs to the noun beside it, not to the speaker.
  void take_mention(std::uint32_t at, SpeakerPhrase& phrase) const {
    const std::uint32_t id = words_[at].mention;
    if (id == kNoMention || id == phrase.mention) return;
    const ner::Mention& mention = names_.mentions[id];
    const ner::EntityType type = names_.entities[mention.entity].type;
    if (is_genitive(mention)) return;
    // Bundeskanzlerin, CDU-Chef: a name inside the word is not the one who speaks.
    if (mention.begin > words_[at].begin || mention.end < words_[at].end) {
      if (mention.end + 3 < words_[at].end) return;
    }
    if (phrase.mention == kNoMention || type == ner::EntityType::person) phrase.mention = id;
  }

  bool is_person(const SpeakerPhrase& phrase) const {
    return phrase.mention != kNoMention &&
           names_.entities[names_.mentions[phrase.mention].entity].type == ner::EntityType::person;
  }

  PhraseReader inner(PhraseCase kase) const {
    PhraseReader reader = *this;
    reader.rules_ = {kase, rules_.wide};
    return reader;
  }

  bool extend(SpeakerPhrase& phrase, int depth) const {
    if (phrase.last >= end_) return false;
    const ReadWord& next = words_[phrase.last];
    if (next.before(kOpenBracket) && !next.before(kClauseBorder & ~kComma))
      return take_bracket(phrase);
    if (depth >= kDeepestPhrase || !in_phrase(phrase.last)) return false;
    if (next.is(kGenitive) && !is_person(phrase))
      return !is_addressee(phrase) && take(phrase, phrase.last, depth);
    if (next.is(kAttributive)) return take_attribute(phrase, depth);
    if (phrase.mention == kNoMention && next.mention != kNoMention && phrase.several) {
      read_nouns(phrase.last, phrase);
      phrase.reach = phrase.last;
      phrase.several = false;
      return true;
    }
    if (next.surface == "und" || next.surface == "sowie") {
      const SpeakerPhrase other = inner(rules_.kase).read(phrase.last + 1, depth + 1);
      if (other.empty() || other.pronoun || !names_somebody(other)) return false;
      phrase.last = phrase.reach = other.last;
      phrase.several = true;
      return true;
    }
    return false;
  }

  bool names_somebody(const SpeakerPhrase& phrase) const {
    return phrase.mention != kNoMention ||
           lexicon_.ends_in(words_[phrase.head].surface, kSpeakerNoun);
  }

  // "sagte der Präsident des Instituts [der Nachrichtenagentur Reuters]": a dative.
  bool is_addressee(const SpeakerPhrase& phrase) const {
    const std::uint32_t noun = phrase.last + 1;
    return phrase.last > phrase.head + 1 && noun < end_ && words_[phrase.last].surface == "der" &&
           lexicon_.ends_in(words_[noun].surface, kMedia);
  }

  bool take_bracket(SpeakerPhrase& phrase) const {
    const std::uint32_t most = std::min(end_, phrase.last + kLongestBracket);
    for (std::uint32_t at = phrase.last + 1; at <= most; ++at) {
      if (at < end_ && !words_[at].before(kCloseBracket)) continue;
      if (at == most && at != end_) return false;
      phrase.last = phrase.reach = at;
      return true;
    }
    return false;
  }

  bool take(SpeakerPhrase& phrase, std::uint32_t at, int depth) const {
    if (!in_phrase(at)) return false;
    const SpeakerPhrase part = inner(PhraseCase::any).read(at, depth + 1);
    if (part.empty() || part.pronoun) return false;
    phrase.last = phrase.reach = part.last;
    return true;
  }

  // der Kommissar für Erweiterung Štefan Füle: only if a person is at its end.
  bool take_office(SpeakerPhrase& phrase, int depth) const {
    const SpeakerPhrase part = inner(PhraseCase::any).read(phrase.last + 1, depth + 1);
    if (part.empty() || part.pronoun || words_[part.last - 1].mention == kNoMention) return false;
    SpeakerPhrase person = part;
    person.mention = words_[part.last - 1].mention;
    if (!is_person(person) || is_person(phrase) || is_genitive(names_.mentions[person.mention]))
      return false;
    phrase.last = phrase.reach = part.last;
    phrase.mention = person.mention;
    return true;
  }

  // von der Universität, aus Berlin; not: am Dienstag, in einem Interview.
  bool take_attribute(SpeakerPhrase& phrase, int depth) const {
    const std::string_view preposition = words_[phrase.last].surface;
    const bool always = preposition == "von" || preposition == "vom" || preposition == "aus";
    if (!in_phrase(phrase.last + 1)) return false;
    if (!rules_.wide && preposition == "für") return take_office(phrase, depth);
    if (!rules_.wide && !always) return false;
    const SpeakerPhrase part = inner(PhraseCase::any).read(phrase.last + 1, depth + 1);
    if (part.empty() || part.pronoun || lexicon_.ends_in(words_[part.head].surface, kTime))
      return false;
    phrase.last = phrase.reach = part.last;
    return true;
  }

  // „…, der Vorsitzende des Vereins,“ and „…, die den Antrag stellte,“
  void extend_over_clauses(SpeakerPhrase& phrase) const {
    constexpr int kMostClauses = 3;
    // "X dagegen, der …"
    if (phrase.reach + 1 < end_ && in_phrase(phrase.reach) && words_[phrase.reach].is(kAdverb) &&
        words_[phrase.reach + 1].before(kComma))
      ++phrase.reach;
    for (int i = 0; i < kMostClauses; ++i) {
      if (phrase.reach >= end_ ||
          (words_[phrase.reach].gap & kPhraseBorder & ~(kOpenMark | kCloseBracket)) != kComma)
        return;
      if (!take_apposition(phrase) && !(rules_.wide && take_relative(phrase))) return;
    }
  }

  bool take_apposition(SpeakerPhrase& phrase) const {
    PhraseReader reader = inner(rules_.kase);
    reader.rules_.wide = true;
    const SpeakerPhrase part = reader.read(phrase.reach, 1);
    if (part.empty() || part.pronoun) return false;
    const bool ends =
        part.last >= end_ || words_[part.last].before(kComma | kDash) || words_[part.last].speech;
    const bool name = part.mention != kNoMention && part.first == part.core;
    // What only stands beside it: a list ("Merkel, Steinmeier und Gabriel") is none.
    const bool noun = names_somebody(part) || (part.first == part.core && !part.several);
    const bool fits = is_person(phrase) ? part.mention == kNoMention && noun
                                        : phrase.mention == kNoMention && name;
    // "der Vorsitzende des Vereins, Karl Müller die Pläne": the comma behind is missing.
    const bool open = !ends && phrase.definite && names_somebody(phrase) && is_person(part) &&
                      words_[part.last].is(kDeterminer);
    if (!fits || !(ends || open)) return false;
    phrase.last = phrase.reach = part.last;
    if (!is_person(phrase)) phrase.mention = part.mention;
    return true;
  }

  bool take_relative(SpeakerPhrase& phrase) const {
    std::uint32_t at = phrase.reach;
    const bool preposition = words_[at].is(kPreposition);
    if (!words_[at + (preposition && at + 1 < end_ ? 1 : 0)].is(kRelative)) return false;
    const std::uint32_t most = std::min(end_, at + kLongestRelative);
    for (++at; at <= most && at < words_.size(); ++at) {
      if (!words_[at].before(kComma | kDash)) continue;
      phrase.reach = at;
      return true;
    }
    return false;
  }

  const QuoteLexicon& lexicon_;
  const TextReading& reading_;
  const std::vector<ReadWord>& words_;
  const ner::Names& names_;
  std::uint32_t end_;
  PhraseRules rules_;
};

}  // namespace

SpeakerPhrase phrase_at(const QuoteLexicon& lexicon, const TextReading& reading,
                        const ner::Names& names, std::uint32_t at, std::uint32_t end,
                        PhraseRules rules) {
  return PhraseReader(lexicon, reading, names, end, rules).read(at, 0);
}

SpeakerPhrase owner_at(std::uint32_t at) {
  SpeakerPhrase phrase;
  phrase.first = phrase.core = phrase.head = at;
  phrase.last = phrase.reach = at + 1;
  phrase.pronoun = phrase.owner = true;
  return phrase;
}

bool is_speaker(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                const SpeakerPhrase& phrase) {
  if (phrase.empty()) return false;
  if (phrase.pronoun) return true;
  if (phrase.mention != kNoMention) {
    const auto type = names.entities[names.mentions[phrase.mention].entity].type;
    if (type != ner::EntityType::other) return true;
  }
  return lexicon.ends_in(reading.words[phrase.head].surface, kSpeakerNoun);
}

}  // namespace nachlese::quotes
