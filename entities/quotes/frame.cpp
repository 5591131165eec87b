#include "entities/quotes/frame.hpp"

#include <algorithm>

#include "entities/quotes/attribution.hpp"
#include "entities/quotes/subject.hpp"

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kNoWord = SayingFrame::kNoWord;
constexpr std::uint32_t kFarthestAuxiliary = 60;  // words between "hat" and "gesagt"

class FrameReader {
 public:
  FrameReader(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
              const ReadSentence& sentence)
      : lexicon_(lexicon),
        reading_(reading),
        names_(names),
        words_(reading.words),
        sentence_(sentence) {}

  std::vector<SayingFrame> read() {
    for (std::uint32_t at = sentence_.first; at < sentence_.last; ++at) {
      const ReadWord& word = words_[at];
      if (word.known == nullptr || word.quoted) continue;
      if (!word.capital || at == sentence_.first || words_[at].before(kColon)) read_verb(at);
      if (word.is(kClaim)) read_noun(at);
    }
    return std::move(frames_);
  }

 private:
  std::uint32_t begin_of(std::uint32_t at) const {
    return clause_begin(reading_, sentence_.first, at);
  }
  std::uint32_t end_of(std::uint32_t at) const { return clause_end(reading_, sentence_.last, at); }

  void read_verb(std::uint32_t at) {
    SayingFrame frame;
    frame.cue = at;
    frame.cue_last = at + 1;
    if (!choose_form(at, frame) || is_attribute(at)) return;
    if (frame.verb == kNoWord || !allowed(frame)) return;
    frame.government = lexicon_.verbs[frame.verb].government;
    frame.first = begin_of(frame.finite);
    frame.last = std::max(end_of(at), end_of(frame.finite));
    if (frame.finite < at && end_of(at) - at > 2 && ends_in_infinitive(end_of(at)))
      frame.last = at + 1;
    if (frame.particle != kNoWord) frame.last = std::max(frame.last, end_of(frame.particle));
    find_subject(lexicon_, reading_, names_, sentence_, frame);
    if (!frame.speaker.empty() && frame.speaker.last > frame.finite)
      frame.last = std::max(frame.last, end_of(frame.speaker.last - 1));
    // "wie X zitiert wird"
    if (frame.passive && lexicon_.verbs[frame.verb].lemma != "zitieren") frame.speaker = {};
    frames_.push_back(frame);
  }

  // The reading of an ambiguous word: with its particle, as a participle with an auxiliary, alone.
  bool choose_form(std::uint32_t at, SayingFrame& frame) const {
    const std::uint32_t end = end_of(at);
    for (const VerbForm& form : words_[at].known->forms) {
      const SayingVerb& verb = lexicon_.verbs[form.verb];
      if (form.shape == VerbShape::joined && end - at <= 2) return set(frame, form.verb, at);
      if (form.shape == VerbShape::finite && !verb.particle.empty() &&
          find_particle(at, verb, frame))
        return set(frame, form.verb, at);
    }
    for (const VerbForm& form : words_[at].known->forms) {
      if (form.shape != VerbShape::participle) continue;
      const std::uint32_t auxiliary = find_auxiliary(at, frame);
      if (auxiliary != kNoWord) return set(frame, form.verb, auxiliary);
    }
    for (const VerbForm& form : words_[at].known->forms) {
      const SayingVerb& verb = lexicon_.verbs[form.verb];
      if (form.shape != VerbShape::finite || !verb.particle.empty()) continue;
      return !is_infinitive(at, verb) && set(frame, form.verb, at);
    }
    return false;
  }

  // "sagte in der bereits erwähnten Botschaft": an adjective beside a verb.
  bool is_attribute(std::uint32_t at) const {
    if (at + 1 >= sentence_.last || at == sentence_.first || frames_.empty()) return false;
    const ReadWord& next = words_[at + 1];
    const ReadWord& before = words_[at - 1];
    return next.capital && next.gap == 0 && words_[at].gap == 0 && !before.capital &&
           !before.is(kCoordinate) && frames_.back().last > at;
  }

  // "will sagen", "zu sagen"
  bool is_infinitive(std::uint32_t at, const SayingVerb& verb) const {
    if (words_[at].surface != verb.lemma) return false;
    const std::uint32_t end = end_of(at);
    for (std::uint32_t i = begin_of(at); i < end; ++i) {
      if (words_[i].is(kModal) && !words_[i].capital) return true;
    }
    return at > sentence_.first && words_[at - 1].surface == "zu";
  }

  static bool set(SayingFrame& frame, std::uint32_t verb, std::uint32_t finite) {
    frame.verb = verb;
    frame.finite = finite;
    return true;
  }

  // Behind a clause that stands in between, too: teilte X, der dort wohnt, mit.
  bool find_particle(std::uint32_t at, const SayingVerb& verb, SayingFrame& frame) const {
    if (at > sentence_.first && words_[at - 1].surface == verb.particle && end_of(at) == at + 1) {
      frame.particle = at - 1;  // "wie sie bekannt gab"
      return true;
    }
    const std::uint32_t end = verb.particle == "zu" ? end_of(at) : sentence_.last;
    for (std::uint32_t i = at + 1; i < end && !words_[i].speech; ++i) {
      if (words_[i].surface != verb.particle) continue;
      const bool last = i + 1 == sentence_.last ||
                        words_[i + 1].before(kClauseBorder | kCloseMark) || words_[i + 1].speech ||
                        words_[i + 1].is(kCoordinate) || words_[i + 1].is(kPreposition);
      if (!last) continue;
      frame.particle = i;
      return true;
    }
    return false;
  }

  // hat … gesagt; gesagt hatte. Takes note of "wurde … gesagt".
  std::uint32_t find_auxiliary(std::uint32_t at, SayingFrame& frame) const {
    if (at + 1 < sentence_.last && !words_[at + 1].before(kClauseBorder) &&
        words_[at + 1].is(kHave | kBecome | kBe)) {
      frame.passive = is_passive(at, at + 1);
      const std::uint32_t begin = begin_of(at);
      if (words_[at + 1].surface == "haben" && words_[begin].is(kModal)) return begin;
      return at + 1;
    }
    const std::uint32_t end = end_of(at);
    // "…, berichtet CNN": a present that looks like a participle.
    if (at > sentence_.first && begin_of(at) == at && is_finite_too(at)) return kNoWord;
    if (end - at > 2 && !ends_in_infinitive(end)) return kNoWord;
    const std::uint32_t first = at - std::min(at - sentence_.first, kFarthestAuxiliary);
    const std::uint32_t begin = begin_of(at);
    for (std::uint32_t i = at; i-- > first;) {
      if (words_[i].speech) return kNoWord;
      if (words_[i].is(kHave | kBecome | kBe) && !words_[i].capital) {
        if (i < begin && (words_[i].is(kBe) || words_[i + 1].before(kClauseBorder))) continue;
        frame.passive = is_passive(at, i);
        return i;
      }
      // Beyond the clause, only what encloses another clause can be the auxiliary of this one.
      if (i < begin && words_[i].is(kComplementizer)) return kNoWord;
    }
    return kNoWord;
  }

  bool is_finite_too(std::uint32_t at) const {
    return std::ranges::any_of(words_[at].known->forms, [&](const VerbForm& form) {
      return form.shape == VerbShape::finite && lexicon_.verbs[form.verb].particle.empty();
    });
  }

  // "hat angekündigt ihr Mandat niederzulegen"
  bool ends_in_infinitive(std::uint32_t end) const {
    const std::string_view last = words_[end - 1].surface;
    return last.ends_with('n') && !words_[end - 1].capital &&
           (words_[end - 2].surface == "zu" ||
            (last.size() > 6 && last.find("zu", 2) < last.size() - 4));
  }

  // "wurde gesagt"; not "ist davon ausgegangen".
  bool is_passive(std::uint32_t participle, std::uint32_t auxiliary) const {
    return words_[auxiliary].is(kBecome) ||
           (words_[auxiliary].is(kBe) && words_[participle].surface != "ausgegangen");
  }

  // Verbs that mean something else more often than not.
  bool allowed(const SayingFrame& frame) const {
    const std::string& lemma = lexicon_.verbs[frame.verb].lemma;
    const std::uint32_t at = frame.cue;
    const auto neighbor = [&](std::string_view text) {
      return (at + 1 < sentence_.last && words_[at + 1].surface == text) ||
             (at > sentence_.first && words_[at - 1].surface == text);
    };
    if (lemma == "heißen") return neighbor("es");
    if (lemma == "lauten") return end_of(at) < sentence_.last && words_[end_of(at)].speech;
    if (lemma == "meinen" && words_[at].surface == "meinen")
      return at > sentence_.first && words_[at - 1].speech;
    // "nicht näher bezeichnete Quellen"
    if (lemma == "bezeichnen" || lemma == "nennen")
      return at + 1 >= sentence_.last || !words_[at + 1].capital ||
             words_[at + 1].mention != kNoMention || at == sentence_.first ||
             words_[at - 1].capital;
    if (lemma == "rechnen") return has_word(frame, "damit");
    if (lemma == "ausgehen") return has_word(frame, "davon") || has_word(frame, "von");
    if (lemma == "versprechen") return !has_word(frame, "sich");
    return true;
  }

  bool has_word(const SayingFrame& frame, std::string_view text) const {
    const std::uint32_t end = end_of(frame.cue);
    for (std::uint32_t i = begin_of(frame.finite); i < end; ++i) {
      if (words_[i].surface == text) return true;
    }
    return false;
  }

  // "vertritt er die These, dass", "ist der Ansicht, dass"; the Vorfeld or the subject behind the
  // verb says whose it is, else a genitive: "die Vermutung der Forscher, dass".
  void read_noun(std::uint32_t at) {
    SayingFrame frame;
    frame.kind = FrameKind::noun;
    frame.cue = at;
    frame.cue_last = at + 1;
    frame.government = kClause | kInfinitive;
    if (at > sentence_.first && words_[at - 1].surface == "nach") return;
    frame.first = begin_of(at);
    frame.last = end_of(at);
    for (const SayingFrame& other : frames_) {
      if (other.first == frame.first) return;
    }
    if (frame.last >= sentence_.last || !words_[frame.last].before(kComma | kColon)) return;
    find_holder(lexicon_, reading_, names_, sentence_, frame);
    if (!frame.speaker.empty() && frame.speaker.last > frame.cue)
      frame.last = std::max(frame.last, end_of(frame.speaker.last - 1));
    frames_.push_back(frame);
  }

  const QuoteLexicon& lexicon_;
  const TextReading& reading_;
  const ner::Names& names_;
  const std::vector<ReadWord>& words_;
  const ReadSentence& sentence_;
  std::vector<SayingFrame> frames_;
};

}  // namespace

std::vector<SayingFrame> frames_in(const QuoteLexicon& lexicon, const TextReading& reading,
                                   const ner::Names& names, const ReadSentence& sentence) {
  std::vector<SayingFrame> frames;
  if (sentence.verbs || (sentence.classes & kClaim) != 0)
    frames = FrameReader(lexicon, reading, names, sentence).read();
  add_attributions(lexicon, reading, names, sentence, frames);
  std::ranges::stable_sort(frames, {}, &SayingFrame::cue);
  return frames;
}

}  // namespace nachlese::quotes
