#include <algorithm>

#include "entities/quotes/draft.hpp"

namespace nachlese::quotes {
namespace {

class ReportedRules {
 public:
  ReportedRules(const SentenceView& view, std::vector<QuoteDraft>& drafts)
      : view_(view), drafts_(drafts) {}

  void find() {
    const std::size_t others = drafts_.size();
    for (const SayingFrame& frame : view_.frames) {
      if (frame.kind != FrameKind::verb || (frame.government & kObject) == 0) continue;
      if (frame.passive || frame.speaker.empty()) continue;
      if (!is_speaker(view_.lexicon, view_.reading, view_.names, frame.speaker)) continue;
      const bool taken =
          std::any_of(drafts_.begin(), drafts_.begin() + static_cast<long>(others),
                      [&](const QuoteDraft& draft) {
                        return (draft.first <= frame.cue && frame.cue < draft.last) ||
                               draft.cue.begin == view_.word(frame.cue).begin;
                      });
      if (!taken) find_object(frame);
    }
  }

 private:
  const ReadWord& word(std::uint32_t at) const { return view_.word(at); }

  // Behind the finite verb and the subject, before what closes the clause.
  void find_object(const SayingFrame& frame) {
    const SayingVerb& verb = view_.lexicon.verbs[frame.verb];
    std::uint32_t at = frame.finite + 1;
    if (frame.speaker.first > frame.finite) at = frame.speaker.last;
    std::uint32_t end = clause_end(view_.reading, view_.sentence.last, frame.finite);
    if (frame.dependent) {
      at = frame.speaker.first >= frame.first ? frame.speaker.last : frame.first + 1;
      end = frame.finite;
    }
    if (frame.particle != SayingFrame::kNoWord) end = frame.particle;
    if (frame.cue != frame.finite) end = std::min(end, frame.cue);
    while (at < end && word(at).is(kAdverb) && !word(at).capital) ++at;
    if (!verb.preposition.empty()) {
      at = behind_preposition(at, end, verb.preposition);
    } else {
      at = skip_adjuncts(at, end);
    }
    while (end > at && word(end - 1).is(kAdverb) && !word(end - 1).capital) --end;
    end = before_joined_verb(at, end);
    if (at >= end || word(at).speech || is_negated(frame) || is_attributed(at)) return;
    if (word(end - 1).surface == "worten") return;
    const SpeakerPhrase object =
        phrase_at(view_.lexicon, view_.reading, view_.names, at, end, {PhraseCase::any, true});
    if (object.empty() || object.pronoun || is_time(object)) return;
    drafts_.push_back(
        make_draft(view_, QuoteType::reported, at, with_relatives(end, frame), frame));
  }

  // Behind the preposition that has an object other than a time.
  std::uint32_t behind_preposition(std::uint32_t at, std::uint32_t end,
                                   std::string_view prepositions) const {
    for (; at + 1 < end; ++at) {
      const std::size_t bar = prepositions.find('|');
      if (!is_preposition(word(at).surface, prepositions.substr(0, bar)) &&
          (bar == std::string_view::npos ||
           !is_preposition(word(at).surface, prepositions.substr(bar + 1))))
        continue;
      const SpeakerPhrase object = phrase_at(view_.lexicon, view_.reading, view_.names, at + 1, end,
                                             {PhraseCase::any, false});
      if (!object.empty() && !is_time(object)) return at + 1;
    }
    return end;
  }

  // von, vom
  static bool is_preposition(std::string_view word, std::string_view preposition) {
    return word == preposition || (preposition == "von" && word == "vom") ||
           (preposition == "zu" && (word == "zum" || word == "zur")) ||
           (preposition == "an" && word == "am") || (preposition == "für" && word == "fürs");
  }

  // "kritisierte laut „Bild“": the holder is no object.
  bool is_attributed(std::uint32_t at) const {
    return std::ranges::any_of(view_.frames, [&](const SayingFrame& frame) {
      return frame.kind == FrameKind::attribution && frame.first <= at && at < frame.last;
    });
  }

  bool is_negated(const SayingFrame& frame) const {
    for (std::uint32_t i = frame.first; i < frame.last; ++i) {
      if (word(i).surface == "nicht") return true;
    }
    return false;
  }

  // "begrüßte die Fahrer und lobte …": the object of the first verb ends at "und".
  std::uint32_t before_joined_verb(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at + 1; i + 1 < end; ++i) {
      const ReadWord& next = word(i + 1);
      if (word(i).is(kCoordinate) && !next.capital && next.known != nullptr &&
          !next.known->forms.empty())
        return i;
    }
    return end;
  }

  // heftig, scharf: no ending of an adjective before its noun
  bool is_plain_adverb(std::uint32_t at) const {
    const std::string_view text = word(at).surface;
    return !word(at).is(kFunctionWord) && !text.ends_with('e') && !text.ends_with("en") &&
           !text.ends_with("er") && !text.ends_with("es") && !text.ends_with("em") &&
           text != "mehr" && text != "weniger" && text != "viel" && !word(at).number;
  }

  // "in einer Stellungnahme", "seit gestern" before the object.
  std::uint32_t skip_adjuncts(std::uint32_t at, std::uint32_t end) const {
    while (at < end && !word(at).capital &&
           (word(at).is(kPreposition | kAdverb) || is_plain_adverb(at))) {
      const bool preposition = word(at++).is(kPreposition);
      if (!preposition || at >= end) continue;
      const SpeakerPhrase phrase =
          phrase_at(view_.lexicon, view_.reading, view_.names, at, end, {PhraseCase::any, false});
      if (!phrase.empty()) at = phrase.last;
    }
    return at;
  }

  bool is_time(const SpeakerPhrase& phrase) const {
    return view_.lexicon.ends_in(word(phrase.head).surface, kTime);
  }

  // …, die im Mai stattgefunden hat
  std::uint32_t with_relatives(std::uint32_t end, const SayingFrame& frame) const {
    if (frame.particle != SayingFrame::kNoWord || frame.cue != frame.finite) return end;
    while (
        end + 1 < view_.sentence.last && word(end).before(kComma) && !word(end).speech &&
        (word(end).is(kRelative) || (word(end).is(kPreposition) && word(end + 1).is(kRelative)))) {
      end = clause_end(view_.reading, view_.sentence.last, end);
    }
    return end;
  }

  const SentenceView& view_;
  std::vector<QuoteDraft>& drafts_;
};

}  // namespace

void find_reported(const SentenceView& view, std::vector<QuoteDraft>& drafts) {
  ReportedRules(view, drafts).find();
}

}  // namespace nachlese::quotes
