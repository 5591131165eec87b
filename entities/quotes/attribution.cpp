#include "entities/quotes/attribution.hpp"

#include "entities/quotes/subject.hpp"

#include <algorithm>

namespace nachlese::quotes {
namespace {

class AttributionReader {
 public:
  AttributionReader(const QuoteLexicon& lexicon, const TextReading& reading,
                    const ner::Names& names, const ReadSentence& sentence,
                    std::vector<SayingFrame>& frames)
      : lexicon_(lexicon),
        reading_(reading),
        names_(names),
        words_(reading.words),
        sentence_(sentence),
        frames_(frames) {}

  void read() {
    for (std::uint32_t at = sentence_.first; at < sentence_.last; ++at) {
      const std::string_view text = words_[at].surface;
      if (text == "laut" || text == "gemäss") read_laut(at);
      if (text == "nach") read_nach(at);
      if (text == "zufolge") read_zufolge(at);
      if (text == "so") read_so(at);
    }
  }

 private:
  SpeakerPhrase phrase(std::uint32_t at, PhraseCase kase, bool wide = false) const {
    return phrase_at(lexicon_, reading_, names_, at, sentence_.last, {kase, wide});
  }

  void add(std::uint32_t first, std::uint32_t last, std::uint32_t cue, std::uint32_t cue_last,
           const SpeakerPhrase& speaker) {
    SayingFrame frame;
    frame.kind = FrameKind::attribution;
    frame.first = first;
    frame.last = last;
    frame.cue = cue;
    frame.cue_last = cue_last;
    frame.government = kSpeech | kClause;
    frame.speaker = speaker;
    frames_.push_back(frame);
  }

  // Angaben, Eilmeldung
  bool is_attribution(std::uint32_t at) const {
    return words_[at].capital && lexicon_.ends_in(words_[at].surface, kAttribution);
  }

  // "laut Angaben der Polizei", "laut USGS-Angaben", "laut Polizei". Not "laut" as an adverb.
  void read_laut(std::uint32_t at) {
    if (at + 1 >= sentence_.last || words_[at + 1].before(kClauseBorder)) return;
    if (read_noun(at, at + 1)) return;
    const SpeakerPhrase speaker = phrase(at + 1, PhraseCase::any, at == sentence_.first);
    // "gemäß dem Gesetz" is nobody's statement.
    const bool rule =
        words_[at].surface != "laut" && !is_speaker(lexicon_, reading_, names_, speaker);
    if (!speaker.empty() && !rule) add(at, speaker.reach, at, at + 1, speaker);
  }

  // [nach] eigenen Angaben der Polizei / von Polizei: a noun of saying with its holder.
  bool read_noun(std::uint32_t cue, std::uint32_t at) {
    constexpr std::uint32_t kMostAdjectives = 3;
    std::uint32_t noun = at;
    while (noun < sentence_.last && noun < at + kMostAdjectives && !words_[noun].capital &&
           !words_[noun].before(kClauseBorder))
      ++noun;
    if (noun >= sentence_.last || !words_[noun].capital || !is_attribution(noun)) return false;
    std::uint32_t next = noun + 1;
    // Polizeiangaben, Medienberichten: the holder is in the word.
    if (!words_[noun].is(kAttribution) || words_[noun].joined) {
      const SpeakerPhrase whole = phrase(at, PhraseCase::any);
      if (!whole.empty() && whole.head == noun && whole.last == next) {
        add(cue, next, cue, cue + 1, whole);
        return true;
      }
    }
    if (read_owner(cue, at, noun)) return true;
    if (next >= sentence_.last || words_[next].before(kClauseBorder)) return false;
    const bool bare = !words_[next].capital && words_[next].surface.ends_with("er") &&
                      next + 1 < sentence_.last && words_[next + 1].capital;
    const bool from = words_[next].surface == "von" || words_[next].surface == "vom";
    if (!from && !bare && !words_[next].is(kGenitive) && words_[next].mention == kNoMention)
      return false;
    if (from) ++next;
    const SpeakerPhrase speaker = phrase(next, PhraseCase::any, cue == sentence_.first);
    if (speaker.empty()) return false;
    add(cue, speaker.reach, cue, from ? next : noun + 1, speaker);
    return true;
  }

  // "nach seiner Ansicht", "nach eigenen Angaben": of somebody named before, or of the subject.
  bool read_owner(std::uint32_t cue, std::uint32_t at, std::uint32_t noun) {
    const std::string_view owner = words_[at].surface;
    SpeakerPhrase speaker;
    if (owner == "eigenen" || owner == "eigener") {
      speaker = likely_subject(lexicon_, reading_, names_, sentence_, sentence_.last);
      for (std::uint32_t i = noun; speaker.empty() && i < sentence_.last; ++i) {
        if (words_[i].surface == "sie" || words_[i].surface == "er")
          speaker = phrase(i, PhraseCase::subject);
      }
      if (speaker.empty()) return false;
    } else if (at < noun && (owner.starts_with("seine") || owner.starts_with("ihre"))) {
      speaker = owner_at(at);
    } else {
      return false;
    }
    add(cue, noun + 1, cue, noun + 1, speaker);
    return true;
  }

  // "seiner Meinung nach"
  bool read_opinion(std::uint32_t at) {
    if (at < sentence_.first + 2 || !is_attribution(at - 1)) return false;
    const std::string_view owner = words_[at - 2].surface;
    const bool polite = words_[at - 2].capital && at - 2 > sentence_.first;  // Ihrer Meinung nach
    if ((owner != "seiner" && owner != "ihrer") || polite) return false;
    add(at - 2, at + 1, at - 1, at + 1, owner_at(at - 2));
    return true;
  }

  void read_nach(std::uint32_t at) {
    if (read_opinion(at)) return;
    // "zwei Monate nach dem Urteil"
    if (at > sentence_.first && words_[at - 1].capital &&
        lexicon_.ends_in(words_[at - 1].surface, kTime))
      return;
    if (at + 1 >= sentence_.last || read_noun(at, at + 1) || at != sentence_.first) return;
    const SpeakerPhrase speaker = phrase(at + 1, PhraseCase::any, true);
    if (speaker.empty()) return;
    for (const std::string_view survey : {"studie", "umfrage", "erhebung", "statistik"}) {
      if (words_[speaker.head].surface.ends_with(survey))
        add(at, speaker.reach, at, at + 1, speaker);
    }
  }

  // "dem Bericht zufolge", "Angaben der Polizei zufolge".
  void read_zufolge(std::uint32_t at) {
    const std::uint32_t begin = clause_begin(reading_, sentence_.first, at);
    if (at >= begin + 2 && is_attribution(at - 1) && read_owner(at - 2, at - 2, at - 1)) {
      frames_.back().last = at + 1;
      return;
    }
    for (std::uint32_t first = begin; first < at; ++first) {
      SpeakerPhrase speaker =
          phrase_at(lexicon_, reading_, names_, first, at, {PhraseCase::any, true});
      if (speaker.empty() || speaker.last != at) continue;
      // "Sie entstammen Berichten zufolge": a verb, no adjective.
      if (first > begin && first < speaker.head && !words_[first].is(kFunctionWord) &&
          words_[first - 1].is(kPronoun))
        continue;
      std::uint32_t start = speaker.first;
      if (start > begin && is_attribution(start - 1))
        --start;  // "Berichten mehrerer Medien zufolge"
      narrow_to_holder(speaker, at);
      add(start, at + 1, at, at + 1, speaker);
      return;
    }
  }

  // Of "Angaben der Polizei" it is the police that speak.
  void narrow_to_holder(SpeakerPhrase& speaker, std::uint32_t end) const {
    for (std::uint32_t i = speaker.first; i + 1 < end; ++i) {
      if (!is_attribution(i)) continue;
      const bool from = words_[i + 1].surface == "von" || words_[i + 1].surface == "vom";
      const std::uint32_t at = i + (from ? 2 : 1);
      const SpeakerPhrase holder =
          phrase_at(lexicon_, reading_, names_, at, end, {PhraseCase::any, true});
      if (!holder.empty()) speaker = holder;
      return;
    }
  }

  // "…, so der Minister", "…, so Merkel weiter": a subject and nothing that needs a verb.
  void read_so(std::uint32_t at) {
    const bool opens = words_[at].before(kComma | kDash | kOpenBracket) ||
                       (at > sentence_.first && words_[at - 1].speech);
    if (!opens || at + 1 >= sentence_.last || words_[at + 1].before(kClauseBorder)) return;
    const SpeakerPhrase speaker = phrase(at + 1, PhraseCase::subject);
    if (speaker.empty()) return;
    const std::uint32_t end = clause_end(reading_, sentence_.last, speaker.last - 1);
    for (std::uint32_t i = speaker.last; i < end; ++i) {
      if (words_[i].is(kHave | kBecome | kSubjunctive | kConditional)) return;
      if (words_[i].surface == "ist" || words_[i].surface == "sind") return;
    }
    if (speaker.pronoun && end != speaker.last) return;
    if (!speaker.definite && !is_speaker(lexicon_, reading_, names_, speaker)) return;
    add(at, end, at, at + 1, speaker);
  }

  const QuoteLexicon& lexicon_;
  const TextReading& reading_;
  const ner::Names& names_;
  const std::vector<ReadWord>& words_;
  const ReadSentence& sentence_;
  std::vector<SayingFrame>& frames_;
};

}  // namespace

void add_attributions(const QuoteLexicon& lexicon, const TextReading& reading,
                      const ner::Names& names, const ReadSentence& sentence,
                      std::vector<SayingFrame>& frames) {
  AttributionReader(lexicon, reading, names, sentence, frames).read();
}

}  // namespace nachlese::quotes
