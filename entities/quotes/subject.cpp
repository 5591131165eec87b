#include "entities/quotes/subject.hpp"

#include <algorithm>

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kFarthestSubject = 16;  // words behind the verb

// The first verb that is none of saying, as far as its ending tells: in small letters, -t or -en.
std::uint32_t likely_finite(const std::vector<ReadWord>& words, std::uint32_t first,
                            std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    const ReadWord& word = words[i];
    if (word.speech || word.capital || word.is(kPreposition | kAdverb | kCoordinate)) continue;
    const bool opens = i == first && word.before(kComma) && !word.is(kFunctionWord);
    const bool past = word.surface.ends_with("te") && i > first &&
                      (words[i - 1].capital || words[i - 1].is(kPronoun));
    const bool saying = word.known != nullptr && !word.known->forms.empty() && i > first;
    if (opens || past || saying || word.is(kHave | kBecome) || word.surface == "ist" ||
        word.surface == "war" || word.surface == "sind" || word.surface == "waren" ||
        word.surface.ends_with('t') || word.surface.ends_with("ten") || word.surface == "gehen")
      return i;
  }
  return last;
}

class SubjectFinder {
 public:
  SubjectFinder(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                const ReadSentence& sentence)
      : lexicon_(lexicon),
        reading_(reading),
        names_(names),
        words_(reading.words),
        sentence_(sentence) {}

  void find(SayingFrame& frame) const {
    const std::uint32_t finite = frame.finite;
    const std::string& lemma = lexicon_.verbs[frame.verb].lemma;
    if (lemma == "heißen" || lemma == "hervorgehen") {
      find_of_text(frame);
      return;
    }
    const std::uint32_t first = frame.first = opening(frame.first, finite);
    const std::uint32_t end = clause_end(reading_, sentence_.last, finite);
    const ReadWord& opener = words_[first];
    if (first < finite && opener.surface == "wie") {
      frame.kind = FrameKind::comparison;
      frame.speaker = behind(first, sentence_.last);
    } else if (first < finite && opener.is(kRelative) && opener.before(kComma) &&
               finite + 2 >= end) {
      frame.dependent = true;
      frame.speaker = before_clause(first);
    } else if (first + 1 < finite && opener.is(kPreposition) && opener.before(kComma) &&
               words_[first + 1].is(kRelative) && finite + 2 >= end) {
      frame.dependent = true;  // "…, in dem er verlangte, …"
      frame.speaker = behind(first + 1, end);
    } else if (first < finite && opener.is(kSubordinate | kComplementizer | kQuestion) &&
               finite + 2 >= end && !(finite + 1 < end && words_[finite + 1].is(kPronoun))) {
      frame.dependent = true;
      frame.speaker = behind(first, end);
    } else if (first == finite) {
      find_of_first(frame, end);
    } else {
      find_of_second(frame, first, end);
    }
  }

  // Before the verb nothing but the subject.
  SpeakerPhrase front(std::uint32_t first, std::uint32_t finite) const {
    while (first < finite && words_[first].is(kCoordinate) && !words_[first].is(kDeterminer))
      ++first;
    if (first + 1 < finite && words_[first].is(kAdverb) && !words_[first].is(kPreposition) &&
        words_[first].mention == kNoMention)
      ++first;  // "Auch X sagte"
    const SpeakerPhrase phrase =
        phrase_at(lexicon_, reading_, names_, first, finite, {PhraseCase::subject, true});
    if (phrase.empty()) return {};
    // "Sinngemäß sagte": an adverb with the capital of the sentence's beginning.
    if (words_[phrase.head].surface.ends_with("end") && phrase.first == phrase.head &&
        phrase.mention == kNoMention)
      return {};  // "Stellvertretend für X sagte"
    const bool bare = phrase.last == phrase.first + 1 && phrase.mention == kNoMention &&
                      !phrase.pronoun && phrase.first == sentence_.first;
    if (bare && !is_speaker(lexicon_, reading_, names_, phrase)) return {};
    std::uint32_t reach = phrase.reach;
    while (reach < finite && words_[reach].is(kAdverb)) ++reach;
    return reach == finite ? phrase : SpeakerPhrase{};
  }

  SpeakerPhrase behind(std::uint32_t verb, std::uint32_t end) const {
    const std::uint32_t most = std::min(sentence_.last, verb + kFarthestSubject);
    std::uint32_t at = verb + 1;
    while (at < most && at < end && !words_[at].speech) {
      const ReadWord& word = words_[at];
      if (word.before(kOpenBracket)) return {};
      if (word.capital && word.mention == kNoMention && lexicon_.ends_in(word.surface, kTime)) {
        ++at;
        continue;
      }
      if (word.mention == kNoMention && word.is(kPreposition) && !word.capital) {
        at = skip_phrase(at + 1);
        continue;
      }
      if (is_addressee(at, end)) {
        at = skip_phrase(at);
        continue;
      }
      const SpeakerPhrase phrase =
          phrase_at(lexicon_, reading_, names_, at, sentence_.last, {PhraseCase::subject, false});
      if (!phrase.empty() && !is_time(phrase)) return phrase;
      if (!phrase.empty()) {
        at = phrase.last;
      } else if (word.is(kOblique) && !word.is(kDeterminer)) {
        at = skip_phrase(at);
      } else if (word.is(kAdverb) || word.number || word.is(kOblique) || is_lower_adverb(at)) {
        ++at;
      } else {
        return {};
      }
    }
    return {};
  }

  const std::vector<ReadWord>& words() const { return words_; }

 private:
  // Where the clause of a verb at its end begins, over what is put in between: "wie X, Chef der Y,
  // mitteilte". Words that only join sentences are not part of it.
  std::uint32_t opening(std::uint32_t first, std::uint32_t finite) const {
    constexpr int kMostClauses = 3;
    const auto begins = [&](std::uint32_t at) {
      return words_[at].surface == "wie" || words_[at].is(kSubordinate | kComplementizer);
    };
    std::uint32_t at = first;
    for (int i = 0; i < kMostClauses; ++i) {
      if (at + 1 < finite && words_[at].is(kCoordinate) && words_[at + 1].surface == "wie")
        return at + 1;
      if (begins(at)) {
        if (at == first) return at;
        const SpeakerPhrase phrase =
            phrase_at(lexicon_, reading_, names_, at + 1, finite, {PhraseCase::subject, true});
        return !phrase.empty() && phrase.reach >= first ? at : first;
      }
      if (at == sentence_.first || words_[at - 1].speech) break;
      at = clause_begin(reading_, sentence_.first, at - 1);
    }
    return first;
  }

  // "im Bericht heißt es", "heißt es in der Studie": the text speaks.
  void find_of_text(SayingFrame& frame) const {
    const std::uint32_t end = clause_end(reading_, sentence_.last, frame.finite);
    frame.trailing = frame.first == frame.finite && frame.first > sentence_.first;
    if (words_[frame.first].surface == "so" && words_[frame.first].before(kComma))
      frame.trailing = true;
    if (words_[frame.first].surface == "wie") frame.kind = FrameKind::comparison;
    for (std::uint32_t at = frame.first; at + 1 < end; ++at) {
      const std::string_view text = words_[at].surface;
      if (text != "in" && text != "im" && text != "aus" && text != "bei" && text != "beim" &&
          text != "von")
        continue;
      const SpeakerPhrase phrase =
          phrase_at(lexicon_, reading_, names_, at + 1, sentence_.last, {PhraseCase::any, false});
      if (phrase.empty() || !is_speaker(lexicon_, reading_, names_, phrase)) continue;
      frame.speaker = phrase;
      return;
    }
    // "In der Resolution, die angenommen wurde, heißt es, dass …"
    if (!frame.trailing || sentence_.first + 1 >= frame.first ||
        !words_[sentence_.first].is(kPreposition))
      return;
    const SpeakerPhrase text = phrase_at(lexicon_, reading_, names_, sentence_.first + 1,
                                         frame.first, {PhraseCase::any, true});
    if (!is_speaker(lexicon_, reading_, names_, text) || text.reach != frame.first) return;
    frame.speaker = text;
    frame.trailing = false;
  }

  // sagte gestern vor Journalisten …: words in small letters that are no verbs may stand between.
  bool is_lower_adverb(std::uint32_t at) const {
    const ReadWord& word = words_[at];
    return !word.capital && !word.is(kFunctionWord) &&
           (word.known == nullptr || word.known->forms.empty());
  }

  bool is_time(const SpeakerPhrase& phrase) const {
    return phrase.mention == kNoMention && !phrase.pronoun &&
           lexicon_.ends_in(words_[phrase.head].surface, kTime);
  }

  std::uint32_t skip_phrase(std::uint32_t at) const {
    const SpeakerPhrase phrase =
        phrase_at(lexicon_, reading_, names_, at, sentence_.last, {PhraseCase::any, false});
    return phrase.empty() ? at + 1 : phrase.last;
  }

  // "sagte der Zeitung …": to whom, not who, if somebody else comes behind.
  bool is_addressee(std::uint32_t at, std::uint32_t end) const {
    const bool dative = words_[at].surface == "der" || words_[at].surface == "dem";
    if (!dative) return false;
    const SpeakerPhrase phrase =
        phrase_at(lexicon_, reading_, names_, at, sentence_.last, {PhraseCase::any, false});
    if (phrase.empty()) return false;
    if (words_[at].surface == "dem") return true;
    for (std::uint32_t i = phrase.core; i <= phrase.head; ++i) {
      if (lexicon_.ends_in(words_[i].surface, kMedia)) return true;
    }
    (void)end;
    return false;
  }

  // The phrase that ends where the relative clause begins.
  SpeakerPhrase before_clause(std::uint32_t first) const {
    if (first == sentence_.first) return {};
    std::uint32_t begin = clause_begin(reading_, sentence_.first, first - 1);
    // "X, Vorsitzender der Y, der sagte"
    if (begin > sentence_.first && words_[begin].before(kComma)) {
      for (std::uint32_t at = clause_begin(reading_, sentence_.first, begin - 1); at < begin;
           ++at) {
        const SpeakerPhrase whole =
            phrase_at(lexicon_, reading_, names_, at, first, {PhraseCase::any, true});
        if (!whole.empty() && whole.last == first && whole.mention != kNoMention) return whole;
      }
    }
    for (std::uint32_t at = begin; at < first; ++at) {
      const SpeakerPhrase phrase =
          phrase_at(lexicon_, reading_, names_, at, first, {PhraseCase::any, false});
      if (!phrase.empty() && phrase.last == first) return phrase;
      // "… des Abgeordneten X folgen, der sagte"
      if (!phrase.empty() && phrase.mention != kNoMention && phrase.last + 1 == first &&
          !words_[phrase.last].capital)
        return phrase;
    }
    return {};
  }

  // The verb opens its clause: behind what is said („…“, sagte X) or behind a clause or apposition
  // that belongs to the subject (X, der Vorsitzende, sagte).
  void find_of_first(SayingFrame& frame, std::uint32_t end) const {
    const std::uint32_t finite = frame.finite;
    if (finite > sentence_.first && !words_[finite - 1].speech) {
      for (std::uint32_t at = finite, i = 0; i < 4 && at > sentence_.first; ++i) {
        at = clause_begin(reading_, sentence_.first, at - 1);
        frame.speaker = front(at, finite);
        if (!frame.speaker.empty() && frame.speaker.reach > frame.speaker.last) break;
        if (!frame.speaker.empty() && (is_apposed(frame.speaker) || words_[finite].before(kDash)))
          break;
        frame.speaker = {};
      }
      if (frame.speaker.empty()) frame.speaker = name_behind_role(finite);
      // "X, der Minister des Landes, das …, sagte"
      const std::uint32_t role = frame.speaker.first;
      if (!frame.speaker.empty() && frame.speaker.mention == kNoMention && role > sentence_.first &&
          words_[role].before(kComma) && !words_[role - 1].speech) {
        const SpeakerPhrase named =
            front(clause_begin(reading_, sentence_.first, role - 1), finite);
        if (named.mention != kNoMention && is_apposed(named)) frame.speaker = named;
      }
      if (!frame.speaker.empty()) {
        frame.first = frame.speaker.first;
        return;
      }
    }
    frame.trailing = finite > sentence_.first;
    frame.speaker = behind(finite, end);
    const bool whole = !frame.speaker.empty() && frame.speaker.last >= end &&
                       !words_[frame.speaker.first].is(kDeterminer | kOblique);
    if (frame.trailing && !whole && !is_speaker(lexicon_, reading_, names_, frame.speaker) &&
        !words_[finite - 1].speech)
      take_over(frame);
  }

  // "Der Vorsitzende im neuen Landtag, Karl Müller, sagte": no verb stands before the name.
  SpeakerPhrase name_behind_role(std::uint32_t finite) const {
    const std::uint32_t first = clause_begin(reading_, sentence_.first, finite - 1);
    if (first == sentence_.first || !words_[sentence_.first].is(kDeterminer)) return {};
    if (clause_begin(reading_, sentence_.first, first - 1) != sentence_.first) return {};
    for (std::uint32_t at = sentence_.first; at < first; ++at) {
      const ReadWord& word = words_[at];
      const bool attribute = at + 1 < first && words_[at + 1].capital;
      if (word.speech) return {};
      if (!word.capital && !attribute && !word.is(kDeterminer | kOblique | kPreposition)) return {};
    }
    SpeakerPhrase phrase = front(first, finite);
    if (phrase.first != first || phrase.last != finite || phrase.mention == kNoMention) return {};
    phrase.first = sentence_.first;
    return phrase;
  }

  // "X begrüßte den Plan, fordert aber …": the subject of the clause before goes on.
  void take_over(SayingFrame& frame) const {
    const std::uint32_t first = clause_begin(reading_, sentence_.first, frame.finite - 1);
    const SpeakerPhrase subject = of_joined(frame, first, frame.finite);
    if (subject.empty()) return;
    frame.speaker = subject;
    frame.trailing = false;
  }

  bool is_apposed(const SpeakerPhrase& phrase) const {
    for (std::uint32_t i = phrase.first + 1; i < phrase.last; ++i) {
      if (words_[i].before(kComma)) return true;
    }
    return false;
  }

  // The subject in front of the verb, with an apposition that its clause begins with: "X, der
  // Präsident des Landes sagte".
  SpeakerPhrase front_with_apposition(std::uint32_t first, std::uint32_t finite) const {
    if (first > sentence_.first && words_[first].before(kComma) && !words_[first - 1].speech) {
      const std::uint32_t begin = clause_begin(reading_, sentence_.first, first - 1);
      const SpeakerPhrase phrase = front(begin, finite);
      if (!phrase.empty() && is_apposed(phrase)) return phrase;
    }
    return front(first, finite);
  }

  // A plural does not go with "sagte".
  bool agrees(const SpeakerPhrase& phrase, std::uint32_t finite) const {
    return !phrase.several || words_[finite].surface.ends_with("n");
  }

  void find_of_second(SayingFrame& frame, std::uint32_t first, std::uint32_t end) const {
    const std::uint32_t finite = frame.finite;
    const ReadWord& opener = words_[first];
    // "…, das teilte X mit", "…, so bestätigte X": what is said stands before.
    if (finite == first + 1 && opener.before(kComma) &&
        (opener.surface == "das" || opener.surface == "dies" || opener.surface == "so")) {
      frame.trailing = true;
      frame.speaker = behind(finite, end);
      return;
    }
    const bool he = finite + 1 < end && words_[finite + 1].surface == "er";
    if (!he) frame.speaker = front_with_apposition(first, finite);
    if (!frame.speaker.empty() && agrees(frame.speaker, finite)) return;
    frame.speaker = {};
    const std::uint32_t before = frame.finite - 1;
    // … und sagte: the subject is that of the clause before.
    if (words_[before].is(kCoordinate)) {
      frame.speaker = of_joined(frame, first, before);
      if (!frame.speaker.empty()) return;
    }
    frame.speaker = behind(frame.finite, end);
  }

  // The subject of the verb to which "und" joins this one.
  SpeakerPhrase of_joined(const SayingFrame& frame, std::uint32_t first, std::uint32_t end) const {
    const std::uint32_t verb = likely_finite(words_, first, end);
    if (verb == end) return {};
    SayingFrame joined = frame;
    joined.finite = verb;
    if (verb == first && first > sentence_.first)
      joined.speaker = front(clause_begin(reading_, sentence_.first, first - 1), verb);
    if (verb > first) joined.speaker = front_with_apposition(first, verb);
    if (joined.speaker.empty()) joined.speaker = behind(verb, end);
    const bool noun = !joined.speaker.empty() && words_[joined.speaker.first].is(kDeterminer);
    return noun || is_speaker(lexicon_, reading_, names_, joined.speaker) ? joined.speaker
                                                                          : SpeakerPhrase{};
  }

  const QuoteLexicon& lexicon_;
  const TextReading& reading_;
  const ner::Names& names_;
  const std::vector<ReadWord>& words_;
  const ReadSentence& sentence_;
};

}  // namespace

void find_subject(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                  const ReadSentence& sentence, SayingFrame& frame) {
  SubjectFinder(lexicon, reading, names, sentence).find(frame);
}

void find_holder(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                 const ReadSentence& sentence, SayingFrame& frame) {
  const SubjectFinder finder(lexicon, reading, names, sentence);
  // Seine Aussage ist, dass …
  if (frame.cue > frame.first) {
    std::uint32_t owner = frame.cue - 1;
    while (owner > frame.first && !reading.words[owner].is(kDeterminer | kOblique)) --owner;
    const std::string_view text = reading.words[owner].surface;
    if (text.starts_with("sein") || text.starts_with("ihre") || text == "ihr") {
      frame.speaker = owner_at(owner);
      return;
    }
  }
  // die Vermutungen der Forscher
  if (frame.cue + 1 < frame.last && reading.words[frame.cue + 1].is(kGenitive)) {
    frame.speaker =
        phrase_at(lexicon, reading, names, frame.cue + 1, sentence.last, {PhraseCase::any, false});
    if (is_speaker(lexicon, reading, names, frame.speaker)) return;
  }
  const std::uint32_t finite = likely_finite(reading.words, frame.first, frame.last);
  // "Das Gericht kam zu dem Ergebnis": whatever verb stands behind the subject.
  frame.speaker =
      phrase_at(lexicon, reading, names, frame.first, frame.last, {PhraseCase::subject, true});
  const std::uint32_t reach = frame.speaker.reach;
  if (is_speaker(lexicon, reading, names, frame.speaker) && reach < frame.cue &&
      !reading.words[reach].capital && !reading.words[reach].is(kFunctionWord))
    return;
  frame.speaker = {};
  // Von X wurde die Vermutung geäußert; sonst bleibt offen, wer.
  const bool passive = finite < frame.last && (reading.words[finite].is(kBecome) ||
                                               reading.words[frame.last - 1].surface == "worden");
  const bool of_somebody = reading.words[frame.first].surface == "von";
  if (passive || (of_somebody && finite < frame.last)) {
    for (std::uint32_t i = frame.first; i + 1 < frame.last; ++i) {
      if (reading.words[i].surface != "von" && reading.words[i].surface != "vom") continue;
      frame.speaker =
          phrase_at(lexicon, reading, names, i + 1, frame.last, {PhraseCase::any, false});
      if (is_speaker(lexicon, reading, names, frame.speaker)) return;
    }
    frame.speaker = {};
    return;
  }
  if (finite == frame.last) return;
  if (finite > frame.first) frame.speaker = finder.front(frame.first, finite);
  if (!is_speaker(lexicon, reading, names, frame.speaker))
    frame.speaker = finder.behind(finite, frame.last);
  if (!is_speaker(lexicon, reading, names, frame.speaker)) frame.speaker = {};
}

SpeakerPhrase likely_subject(const QuoteLexicon& lexicon, const TextReading& reading,
                             const ner::Names& names, const ReadSentence& sentence,
                             std::uint32_t end) {
  const auto person = [&](const SpeakerPhrase& phrase) {
    return phrase.mention != kNoMention &&
           names.entities[names.mentions[phrase.mention].entity].type == ner::EntityType::person;
  };
  const auto role = [&](const SpeakerPhrase& phrase) {
    return phrase.first < phrase.core && phrase.last == phrase.head + 1 &&
           phrase.mention == kNoMention && phrase.head == phrase.first + 1 &&
           reading.words[phrase.first].gap == 0 &&
           lexicon.ends_in(reading.words[phrase.head].surface, kSpeakerNoun);
  };
  for (std::uint32_t at = sentence.first; at < end; ++at) {
    const ReadWord& word = reading.words[at];
    const bool noun = word.surface == "der" || word.surface == "die" || word.surface == "das" ||
                      word.surface == "ein" || word.surface == "eine";
    if (at != sentence.first && word.mention == kNoMention && !noun) continue;
    if (at != sentence.first && reading.words[at - 1].is(kPreposition)) continue;
    const SpeakerPhrase phrase =
        phrase_at(lexicon, reading, names, at, sentence.last, {PhraseCase::subject, true});
    if (phrase.last > end) continue;
    const bool speaks = at == sentence.first ? is_speaker(lexicon, reading, names, phrase)
                                             : person(phrase) || role(phrase);
    if (speaks) return phrase;
  }
  return {};
}

}  // namespace nachlese::quotes
