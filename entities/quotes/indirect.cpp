#include <algorithm>

#include "entities/quotes/clause_forms.hpp"

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kFewestIndirect = 2;  // words

class IndirectRules {
 public:
  IndirectRules(const SentenceView& view, std::vector<QuoteDraft>& drafts)
      : view_(view),
        forms_(view),
        first_(view.sentence.first),
        last_(view.sentence.last),
        drafts_(drafts) {}

  void find(const SpeakingContext& before) {
    for (const SayingFrame& frame : view_.frames) {
      if (lies_in_draft(frame.cue) || goes_on(frame, before)) continue;
      switch (frame.kind) {
        case FrameKind::verb:
        case FrameKind::noun: governed(frame); break;
        case FrameKind::comparison:
          if (!frame.speaker.empty() && (frame.government & (kClause | kSpeech)) != 0 &&
              !is_question(frame))
            around(frame);
          break;
        case FrameKind::attribution: around(frame); break;
      }
    }
  }

 private:
  const ReadWord& word(std::uint32_t at) const { return view_.word(at); }
  std::uint32_t end_of(std::uint32_t at) const { return clause_end(view_.reading, last_, at); }

  bool lies_in_draft(std::uint32_t at) const {
    return std::ranges::any_of(
        drafts_, [&](const QuoteDraft& draft) { return draft.first <= at && at < draft.last; });
  }

  // "berichtete, wie X die Frau angriff" is what was reported.
  bool is_question(const SayingFrame& frame) const {
    return (frame.government & kClause) == 0 &&
           std::ranges::any_of(view_.frames, [&](const SayingFrame& other) {
             return other.kind == FrameKind::verb && other.last == frame.first &&
                    (other.government & kClause) != 0 && !other.speaker.empty();
           });
  }

  bool only_speech(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t words = 0;
    for (std::uint32_t i = first; i < last; ++i) words += word(i).speech ? 0 : 1;
    return words < kFewestIndirect;
  }

  // "Er sei zu dem Schluss gekommen, dass …": the frame is itself what somebody said before.
  bool goes_on(const SayingFrame& frame, const SpeakingContext& before) const {
    if (before.speaker.empty() || frame.kind == FrameKind::attribution) return false;
    if (frame.kind == FrameKind::comparison || frame.trailing) return false;
    const std::uint32_t end = frame.finite == SayingFrame::kNoWord ? frame.last : frame.finite + 1;
    return forms_.has_class(frame.first, end, kSubjunctive);
  }

  void add(std::uint32_t first, std::uint32_t last, const SayingFrame& frame) {
    if (first >= last || only_speech(first, last)) return;
    for (QuoteDraft& draft : drafts_) {
      if (draft.first != first || draft.last != last) continue;
      if (draft.speaker.empty()) draft = make_draft(view_, QuoteType::indirect, first, last, frame);
      return;
    }
    drafts_.push_back(make_draft(view_, QuoteType::indirect, first, last, frame));
  }

  // Where what a frame governs ends: with the sentence, or where another frame's clause begins that
  // is joined to it: …, doch die Polizei erklärte …
  std::uint32_t limit(std::uint32_t from, const SayingFrame& frame) const {
    for (const SayingFrame& other : view_.frames) {
      if (other.cue <= frame.cue || other.cue < from || other.kind != FrameKind::verb) continue;
      if (frame.kind == FrameKind::noun && other.first > from && other.finite == other.first)
        return other.first;
      if (other.dependent || other.trailing) continue;
      const std::string_view opener = word(other.first).surface;
      if (other.first > from && (opener == "doch" || opener == "aber" || opener == "jedoch"))
        return other.first;
      if (other.finite > from && word(other.finite - 1).is(kCoordinate)) return other.finite - 1;
      if (other.first > from && word(other.first).surface == "und") return other.first;
    }
    const bool subordinate = frame.dependent && frame.first == first_ && !frame.trailing;
    for (std::uint32_t i = from + 1; i < last_; ++i) {
      if (word(i).speech && word(i).before(kColon)) return i;
      if (!word(i).before(kClauseBorder)) continue;
      // "die Hoffnung, sein Leben werde besser, schien …": the sentence goes on with its verb.
      if (frame.kind == FrameKind::noun && !word(i).capital && !word(i).is(kFunctionWord) &&
          word(i).before(kComma) && word(i).surface.size() > 3 && forms_.has_verb(i, i + 1))
        return i;
      if (subordinate || turns_to_fact(i)) return i;
    }
    return last_;
  }

  // "…, doch die Richterin ließ sich darauf nicht ein": a main clause in the indicative.
  bool turns_to_fact(std::uint32_t at) const {
    constexpr std::uint32_t kFewestWords = 4;
    const std::uint32_t end = end_of(at);
    const ReadWord& opener = word(at);
    const bool now =
        opener.surface == "nun" && at + 1 < end && word(at + 1).is(kHave | kBecome | kBe | kModal);
    const bool contrast = opener.surface == "doch" || now || opener.surface == "jedoch" ||
                          opener.surface == "allerdings";
    if (!contrast || end - at < kFewestWords) return false;
    for (std::uint32_t i = at; i < end; ++i) {
      if (word(i).before(kOpenMark)) return false;
    }
    return !forms_.has_class(at, end, kSubjunctive | kConditional);
  }

  void governed(const SayingFrame& frame) {
    if ((frame.government & (kClause | kInfinitive)) == 0) return;
    if (frame.trailing && behind_said(frame)) return;
    std::uint32_t at = frame.last;
    // „…, wie sich die Junta nennt, …“ in between
    if (at < last_ && word(at).surface == "wie" && end_of(at) < last_) at = end_of(at);
    if (at < last_ && word(at).speech && at + 1 < last_ && word(at + 1).before(kComma) &&
        !word(at + 1).speech && !frame.speaker.empty() && forms_.subjunctive_ahead(at + 1)) {
      add(at + 1, limit(at + 1, frame), frame);
      return;
    }
    // "schrieb X in der Zeitung, einem Boulevardblatt, die Lage sei …"
    if (at < last_ && word(at).is(kOblique) && !word(at).is(kDeterminer) && end_of(at) < last_ &&
        !forms_.has_verb(at, end_of(at)))
      at = end_of(at);
    if (at >= last_ || word(at).speech) return;
    if (!word(at).before(kComma | kColon | kDash) && at != frame.cue + 1) return;
    // "rief dazu auf und beschloss, …" is another verb's.
    for (std::uint32_t i = frame.particle; i < at; ++i) {
      if (word(i).is(kCoordinate)) return;
    }
    const bool hint = frame.kind == FrameKind::noun &&
                      forms_.has_class(at, end_of(at), kSubjunctive | kConditional);
    if (frame.speaker.empty() && !hint &&
        (!word(at).surface.starts_with("da") || !word(at).is(kComplementizer) ||
         is_impersonal(frame)))
      return;
    if (!begins_content(at, frame) || is_followed(frame, at)) return;
    const bool noun =
        frame.kind == FrameKind::noun && !word(at).is(kComplementizer) && forms_.has_infinitive(at);
    add(at, noun ? end_of(at) : before_reason(at, limit(at, frame)), frame);
  }

  // "…, vor Gericht zu ziehen, da die Zeit nicht reicht": the reason is the writer's.
  std::uint32_t before_reason(std::uint32_t at, std::uint32_t end) const {
    if (word(at).is(kComplementizer) || !forms_.has_infinitive(at)) return end;
    for (std::uint32_t i = at + 1; i < end; ++i) {
      const std::string_view text = word(i).surface;
      if (word(i).before(kComma) && (text == "da" || text == "nachdem" || text == "während" ||
                                     text == "obwohl" || text == "weil"))
        return i;
    }
    return end;
  }

  // "versprach mehr Geld und sagte, …": the nearer verb governs.
  bool is_followed(const SayingFrame& frame, std::uint32_t content) const {
    return frame.kind == FrameKind::verb &&
           std::ranges::any_of(view_.frames, [&](const SayingFrame& other) {
             return other.kind == FrameKind::verb && other.cue > frame.cue &&
                    other.last == content && other.cue < content && !other.speaker.empty();
           });
  }

  // "Es wird erwartet, dass", "man weiß, dass": nobody's statement.
  bool is_impersonal(const SayingFrame& frame) const {
    if (frame.kind == FrameKind::noun || (frame.government & kSpeech) == 0) return true;
    if (view_.lexicon.verbs[frame.verb].lemma == "heißen") return false;
    for (std::uint32_t i = frame.first; i < frame.last; ++i) {
      if (word(i).surface == "man") return true;
    }
    return !frame.passive;
  }

  bool begins_content(std::uint32_t at, const SayingFrame& frame) const {
    const bool clause = (frame.government & kClause) != 0;
    if (word(at).is(kPreposition) && at + 1 < last_ &&
        forms_.is_relative_pronoun(word(at + 1).surface))
      return false;
    if (clause && word(at).is(kComplementizer)) return true;
    if (clause && word(at).is(kQuestion) && !word(at).is(kRelative) &&
        frame.kind == FrameKind::verb)
      return !opens_comparison(at) && ends_with_frame(at, frame);
    if ((frame.government & kInfinitive) != 0 && forms_.has_infinitive(at)) return true;
    if (!clause) return false;
    if (word(at).is(kRelative) && !word(at).is(kDeterminer)) return false;
    return forms_.subjunctive_ahead(at);
  }

  // "fragte er, warum …", not "verließ die Stadt, wo …": nothing stands between the frame's own
  // words and the question.
  bool ends_with_frame(std::uint32_t at, const SayingFrame& frame) const {
    if (word(at).surface == "wie" && frame.particle != SayingFrame::kNoWord) return false;
    return at == frame.cue + 1 || at == frame.particle + 1 ||
           (!frame.speaker.empty() && at == frame.speaker.last);
  }

  bool opens_comparison(std::uint32_t at) const {
    return std::ranges::any_of(view_.frames, [&](const SayingFrame& frame) {
      return frame.kind == FrameKind::comparison && frame.first == at;
    });
  }

  // „…, sagte er“: what was said stands before. True if it did.
  bool behind_said(const SayingFrame& frame) {
    std::uint32_t begin = first_;
    for (std::uint32_t i = first_; i < frame.first; ++i) {
      if (word(i).speech) begin = i + 1;
    }
    if (frame.first <= begin + kFewestIndirect || word(frame.first - 1).speech) return false;
    if (opens_comparison(begin) && end_of(frame.first - 1) == frame.first) return false;
    if (std::ranges::any_of(drafts_, [&](const QuoteDraft& draft) {
          return draft.first < frame.first && begin < draft.last;
        }))
      return false;
    // "In zehn Jahren, so schätzen die Forscher, soll …"
    if (word(frame.first).surface == "so" && frame.last < last_ &&
        word(frame.last).before(kComma) && !forms_.has_verb(begin, frame.first)) {
      add(begin, limit(frame.last, frame), frame);
      return true;
    }
    const bool subjunctive = forms_.has_class(begin, frame.first, kSubjunctive | kConditional);
    const bool clause = word(begin).is(kComplementizer | kQuestion);
    const bool plain = begin == first_ && is_plain(frame);
    if (!subjunctive && !clause && !plain) return false;
    add(begin, frame.first, frame);
    if (frame.last < last_ && word(frame.last).before(kComma) && begins_content(frame.last, frame))
      add(frame.last, last_, frame);
    return true;
  }

  // "Das Spiel fällt aus, sagte X gestern": in the indicative, too, if the frame is nothing more.
  bool is_plain(const SayingFrame& frame) const {
    if (frame.kind != FrameKind::verb || (frame.government & kSpeech) == 0) return false;
    for (std::uint32_t i = frame.last; i < last_; ++i) {
      if (word(i).speech && word(i).before(kColon)) return false;
    }
    if (frame.speaker.empty()) return view_.lexicon.verbs[frame.verb].lemma == "heißen";
    if (!is_speaker(view_.lexicon, view_.reading, view_.names, frame.speaker)) return false;
    const std::string& preposition = view_.lexicon.verbs[frame.verb].preposition;
    for (std::uint32_t i = frame.finite; i < frame.last && !preposition.empty(); ++i) {
      if (word(i).surface == preposition) return false;
    }
    if (frame.finite != frame.cue && frame.cue > frame.speaker.last + 2) return false;
    const ReadWord& opener = word(first_);
    if (opener.is(kSubordinate | kRelative) && !opener.is(kDeterminer)) return false;
    if (opener.is(kPreposition) && !forms_.has_verb(first_, end_of(first_))) return false;
    const std::uint32_t behind = std::max(frame.speaker.last, frame.finite + 1);
    for (std::uint32_t i = behind; i < frame.last && i < last_; ++i) {
      if (i == frame.cue || i == frame.particle) continue;
      if (word(i).is(kDeterminer | kOblique) && !word(i).is(kAdverb) &&
          !word(i - 1).is(kPreposition) && !is_addressee(i))
        return false;
      if (word(i).before(kOpenMark)) return false;
    }
    return true;
  }

  // sagte X der Zeitung
  bool is_addressee(std::uint32_t at) const {
    const std::string_view text = word(at).surface;
    return text == "der" || text == "dem";
  }

  // laut X, wie X sagte: what is said is the sentence around.
  void around(const SayingFrame& frame) {
    const std::uint32_t begin = clause_begin(view_.reading, first_, frame.cue);
    const ReadWord& opener = word(begin);
    if (said_begin(frame.first) >= frame.first && frame.first > first_) {
      add(frame.last, limit(frame.last, frame), frame);
      return;
    }
    const bool leads = frame.first <= first_ + 1 &&
                       (frame.first == first_ || word(first_).is(kCoordinate | kAdverb));
    if (leads) {
      // "Laut X hat Y verkündet, …" is what Y says.
      for (const SayingFrame& other : view_.frames) {
        if (other.kind == FrameKind::verb && !other.dependent && !other.trailing &&
            other.first <= frame.cue && !word(other.finite).is(kSubjunctive) &&
            !other.speaker.empty() && other.last < last_ && (other.government & kClause) != 0 &&
            begins_content(other.last, other))
          return;
      }
      const std::uint32_t at = main_verb(frame.last);
      const std::uint32_t end = limit(at, frame);
      // "Wie X meldete, soll Y gesagt haben: „…“"
      if (end >= last_ || !word(end).speech || !word(end).before(kColon)) add(at, end, frame);
    } else if (begin != frame.first && begin > first_ && opener.before(kComma) &&
               (opener.is(kRelative | kComplementizer | kSubordinate) ||
                (opener.is(kPreposition) && word(begin + 1).is(kRelative) &&
                 !word(begin + 1).is(kDeterminer)))) {
      add(begin, end_of(frame.cue), frame);
    } else if (frame.last >= last_ && word(frame.first).before(kClauseBorder)) {
      add(said_begin(frame.first), frame.first, frame);
    } else if (const std::uint32_t that = clause_of_that(frame.last); that < last_) {
      // "er hatte laut Y kritisiert, dass …" is his criticism.
      if (std::ranges::any_of(view_.frames, [&](const SayingFrame& other) {
            return other.kind == FrameKind::verb && other.last == that && !other.speaker.empty();
          }))
        return;
      add(that, limit(that, frame), frame);
    } else {
      // A preposition and no verb: "mit seinen laut X geringen Spuren" is no statement.
      if (!opener.is(kPreposition) || forms_.has_verb(begin, end_of(frame.last - 1)))
        add(said_around(begin, frame.first), limit(frame.last - 1, frame), frame);
    }
  }

  // "X hat laut Y deutlich gemacht, dass …": what is said is in the clause.
  std::uint32_t clause_of_that(std::uint32_t at) const {
    while (at < last_ && !(word(at).before(kComma) && word(at).is(kComplementizer))) ++at;
    return at;
  }

  // "Nach Angaben des Senders unter Berufung auf die Polizei wurde …": where the clause goes on.
  std::uint32_t main_verb(std::uint32_t at) const {
    constexpr std::uint32_t kFarthest = 10;
    if (at >= last_ || !word(at).is(kPreposition) || word(at).capital) return at;
    const SpeakerPhrase phrase = phrase_at(view_.lexicon, view_.reading, view_.names, at + 1, last_,
                                           {PhraseCase::any, false});
    if (!phrase.empty() && phrase.last < last_ && !word(phrase.last).before(kClauseBorder) &&
        !word(phrase.last).capital && !word(phrase.last).is(kFunctionWord))
      return phrase.last;
    for (std::uint32_t i = at; i < last_ && i < at + kFarthest; ++i) {
      if (word(i).before(kClauseBorder)) return at;
      if (!word(i).capital &&
          (word(i).is(kHave | kBecome | kSubjunctive | kConditional) || word(i).surface == "ist" ||
           word(i).surface == "sind" || word(i).surface == "war" || word(i).surface == "waren"))
        return i;
    }
    return at;
  }

  // "Es war zu sehen, dann wurde es laut X gelöscht": a main clause before is not X's.
  std::uint32_t said_around(std::uint32_t clause, std::uint32_t frame) const {
    const std::uint32_t begin = said_begin(frame);
    for (std::uint32_t at = begin; at < clause; at = end_of(at)) {
      const ReadWord& opener = word(at);
      const bool dependent = opener.is(kSubordinate | kComplementizer | kQuestion) ||
                             (opener.before(kComma) && opener.is(kRelative));
      if (!dependent && forms_.has_verb(at, end_of(at)) && forms_.has_verb(clause, frame))
        return clause;
    }
    return begin;
  }

  // The said words before a frame begin behind the last stretch of speech.
  std::uint32_t said_begin(std::uint32_t frame) const {
    std::uint32_t begin = first_;
    for (std::uint32_t i = first_; i < frame; ++i) {
      if (word(i).speech) begin = i + 1;
    }
    return begin;
  }

  const SentenceView& view_;
  ClauseForms forms_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<QuoteDraft>& drafts_;
};

}  // namespace

void find_indirect(const SentenceView& view, const SpeakingContext& before,
                   std::vector<QuoteDraft>& drafts) {
  IndirectRules(view, drafts).find(before);
}

}  // namespace nachlese::quotes
