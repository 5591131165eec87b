#include <algorithm>
#include <utility>

#include "entities/quotes/draft.hpp"

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kFewestInside = 5;  // words of a quotation within a sentence

class DirectRules {
 public:
  DirectRules(const SentenceView& view, std::vector<QuoteDraft>& drafts)
      : view_(view), first_(view.sentence.first), last_(view.sentence.last), drafts_(drafts) {}

  void find(const SpeakingContext& before) {
    const std::size_t others = drafts_.size();
    SpeakingContext context = before;
    for (std::uint32_t at = first_; at < last_; ++at) {
      if (word(at).speech) find_of_speech(at, context);
    }
    find_inside(others);
  }

 private:
  const ReadWord& word(std::uint32_t at) const { return view_.word(at); }

  ByteSpan inner(std::uint32_t at) const {
    const auto pair = std::ranges::lower_bound(view_.reading.pairs, word(at).begin, {},
                                               [](const MarkPair& p) { return p.outer.begin; });
    return pair->inner;
  }

  // A title, a slogan, the name of a thing: the noun before the marks says so.
  bool is_title(std::uint32_t at) const {
    if (at == first_ || word(at - 1).speech) return false;
    const std::string_view link = word(at - 1).surface;
    const bool named = link == "namens" || link == "wie" || link == "heisst" || link == "lautet";
    const std::uint32_t noun = named && at > first_ + 1 ? at - 2 : at - 1;
    return word(noun).capital && view_.lexicon.ends_in(word(noun).surface, kTitleNoun);
  }

  bool ends_in_stop(std::uint32_t at) const {
    const char last = view_.reading.text[inner(at).end - 1];
    return last == '.' || last == '!' || last == '?';
  }

  // As far as its length and its end tell.
  bool is_sentence(std::uint32_t at) const {
    constexpr long kFewestBlanks = 5;  // without a stop
    const ByteSpan span = inner(at);
    const std::string_view text = view_.reading.text.substr(span.begin, span.end - span.begin);
    return ends_in_stop(at) || std::ranges::count(text, ' ') >= kFewestBlanks;
  }

  // "gab den Titel bekannt: „Geheimnisse eines Papstes“"
  bool is_announced_title(std::uint32_t at) const {
    if (!word(at).before(kColon) || ends_in_stop(at)) return false;
    for (std::uint32_t i = first_; i < at; ++i) {
      if (word(i).capital && word(i).is(kTitleNoun)) return true;
    }
    return false;
  }

  void find_of_speech(std::uint32_t at, SpeakingContext& context) {
    const SayingFrame* found = frame_of(at);
    const bool said = found != nullptr && word(at).before(kColon) &&
                      (found->government & kSpeech) != 0 && ends_in_stop(at);
    if (!said && (is_title(at) || is_announced_title(at))) return;
    // „…“ und „…“
    if (at >= first_ + 2 && word(at - 1).is(kCoordinate) && word(at - 2).speech &&
        !drafts_.empty() && drafts_.back().type == QuoteType::direct &&
        drafts_.back().first == at - 2) {
      add_like(drafts_.back(), at);
      return;
    }
    if (found != nullptr) {
      SayingFrame frame = *found;
      if (frame.speaker.empty() && word(at).before(kColon)) frame.speaker = named_before(at);
      if (is_cited(frame)) frame.speaker = cited(frame, context);
      add(at, frame);
      return;
    }
    if (word(at).before(kColon)) {
      add_after_colon(at, context);
      return;
    }
    // Within a sentence that goes on in the subjunctive.
    for (const QuoteDraft& around : drafts_) {
      if (around.type != QuoteType::indirect || at < around.first || at >= around.last) continue;
      add_like(around, at);
      return;
    }
    // A sentence of its own: who spoke before goes on.
    const bool alone = at == first_ || word(at - 1).speech;
    const bool closed = at + 1 == last_ || word(at + 1).speech;
    if (!alone || !closed || context.speaker.empty()) return;
    QuoteDraft draft;
    draft.text = inner(at);
    draft.first = at;
    draft.last = at + 1;
    draft.speaker = context.speaker;
    draft.cue = context.cue;
    draft.plural = context.plural;
    draft.follows = true;
    drafts_.push_back(draft);
  }

  // By the same speaker as the other.
  void add_like(QuoteDraft draft, std::uint32_t at) {
    draft.type = QuoteType::direct;
    draft.text = inner(at);
    draft.first = at;
    draft.last = at + 1;
    drafts_.push_back(std::move(draft));
  }

  void add(std::uint32_t at, const SayingFrame& frame) {
    QuoteDraft draft = make_draft(view_, QuoteType::direct, at, at + 1, frame);
    draft.text = inner(at);
    drafts_.push_back(draft);
  }

  // The frame behind it, else the last one before it.
  const SayingFrame* frame_of(std::uint32_t at) const {
    const SayingFrame* best = nullptr;
    // „…“ und „…“, sagte X
    const bool pair = at + 2 < last_ && word(at + 1).is(kCoordinate) && word(at + 2).speech;
    const std::uint32_t behind = at + (pair ? 3 : 1);
    for (const SayingFrame& frame : view_.frames) {
      if (frame.kind == FrameKind::noun && !word(at).before(kColon | kComma)) continue;
      if (frame.kind != FrameKind::noun && (frame.government & (kSpeech | kObject)) == 0) continue;
      if (frame.cue < at) {
        const bool reaches = word(at).before(kColon) || frame.last >= at ||
                             frame.kind == FrameKind::attribution ||
                             (frame.trailing && at == frame.last) || at == frame.last;
        // "sagte die Kanzlerin Teilnehmern zufolge: „…“" is hers.
        const bool told = best != nullptr && best->kind == FrameKind::verb &&
                          !best->speaker.empty() && frame.kind == FrameKind::attribution &&
                          word(at).before(kColon);
        if (reaches && !told && (best == nullptr || !frame.speaker.empty())) best = &frame;
      } else if (frame.first == behind && (frame.trailing || frame.kind != FrameKind::verb)) {
        if (!word(at).before(kColon) || best == nullptr || best->cue + 60 < at) return &frame;
      }
    }
    return best;
  }

  // "Merkel: „…“", "Der Minister wörtlich: „…“", or nobody is named.
  void add_after_colon(std::uint32_t at, const SpeakingContext& context) {
    if (!is_sentence(at)) return;
    SayingFrame frame;
    frame.cue = at;  // there is none
    frame.cue_last = at + 1;
    frame.speaker = named_before(at);
    if (at == first_ + 1 && word(first_).is(kCoordinate) && context.quoted)
      frame.speaker = context.speaker;  // „…“ Und: „…“
    add(at, frame);
    drafts_.back().cue = {};
  }

  // Who can speak among the words before a colon: the last person, else the first other.
  SpeakerPhrase named_before(std::uint32_t at) const {
    SpeakerPhrase best;
    bool person = false;
    for (std::uint32_t i = first_; i < at; ++i) {
      // "Zitat von Schröder: „…“"
      const bool of = i > first_ + 1 && i <= first_ + 3 && word(i - 1).surface == "von" &&
                      word(i - 2).capital && word(i).mention != kNoMention;
      const bool inside = i > first_ && !of && word(i - 1).is(kPreposition);
      if (inside || (i > first_ && word(i).is(kGenitive & ~kDeterminer))) {
        // All of "in der ARD".
        const SpeakerPhrase other =
            phrase_at(view_.lexicon, view_.reading, view_.names, i, at, {PhraseCase::any, false});
        if (inside && !other.empty() && other.last < at) i = other.last - 1;
        continue;
      }
      const SpeakerPhrase phrase =
          phrase_at(view_.lexicon, view_.reading, view_.names, i, at, {PhraseCase::subject, true});
      if (!is_speaker(view_.lexicon, view_.reading, view_.names, phrase)) continue;
      const bool is_person = phrase.mention != kNoMention && is_person_mention(phrase.mention);
      if (best.empty() || (is_person && phrase.first >= best.last) || (is_person && !person)) {
        best = phrase;
        person = is_person;
      }
      i = phrase.last - 1;
    }
    return best;
  }

  bool is_person_mention(std::uint32_t mention) const {
    return view_.names.entities[view_.names.mentions[mention].entity].type ==
           ner::EntityType::person;
  }

  // "…, zitiert die Zeitung den Minister": the object speaks.
  bool is_cited(const SayingFrame& frame) const {
    return frame.kind == FrameKind::verb && !frame.passive &&
           view_.lexicon.verbs[frame.verb].lemma == "zitieren";
  }

  SpeakerPhrase cited(const SayingFrame& frame, const SpeakingContext& context) const {
    std::uint32_t at = std::max(frame.speaker.last, frame.finite + 1);
    if (at < last_ && word(at).surface == "man") ++at;
    const SpeakerPhrase phrase =
        phrase_at(view_.lexicon, view_.reading, view_.names, at, last_, {PhraseCase::any, false});
    if (!phrase.empty()) return phrase;
    // "…, zitiert Reuters Polizeisprecher X"
    if (frame.speaker.mention != kNoMention && is_person_mention(frame.speaker.mention))
      return frame.speaker;
    return context.speaker.empty() ? frame.speaker : context.speaker;
  }

  // Pieces in marks within what is said indirectly, or beside a verb of saying.
  void find_inside(std::size_t others) {
    for (std::uint32_t at = first_; at < last_; ++at) {
      if (!word(at).before(kOpenMark)) continue;
      const MarkPair* pair = pair_at(at);
      if (pair == nullptr) continue;
      std::uint32_t end = at + 1;
      while (end < last_ && word(end).begin < pair->inner.end) ++end;
      if (end - at < kFewestInside || is_title(at) || is_name(at, end)) continue;
      add_inside(at, end, *pair, others);
    }
  }

  const MarkPair* pair_at(std::uint32_t at) const {
    const auto pair = std::ranges::upper_bound(view_.reading.pairs, word(at).begin, {},
                                               [](const MarkPair& p) { return p.inner.begin; });
    return pair == view_.reading.pairs.begin() ? nullptr : &*std::prev(pair);
  }

  bool is_name(std::uint32_t first, std::uint32_t last) const {
    return word(first).mention != kNoMention && word(first).mention == word(last - 1).mention;
  }

  void add_inside(std::uint32_t first, std::uint32_t last, const MarkPair& pair,
                  std::size_t others) {
    for (std::size_t i = 0; i < others; ++i) {
      if (drafts_[i].first > first || last > drafts_[i].last) continue;
      QuoteDraft draft = drafts_[i];
      draft.type = QuoteType::direct;
      draft.first = first;
      draft.last = last;
      draft.text = pair.inner;
      drafts_.push_back(draft);
      return;
    }
    for (const SayingFrame& frame : view_.frames) {
      const bool near = (frame.first <= first && last <= frame.last) ||
                        ((frame.government & kNaming) != 0 && frame.cue < first);
      if (!near || frame.speaker.empty() || frame.kind == FrameKind::noun) continue;
      drafts_.push_back(make_draft(view_, QuoteType::direct, first, last, frame));
      drafts_.back().text = pair.inner;
      return;
    }
  }

  const SentenceView& view_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<QuoteDraft>& drafts_;
};

}  // namespace

void find_direct(const SentenceView& view, const SpeakingContext& before,
                 std::vector<QuoteDraft>& drafts) {
  if (!view.sentence.speech && (view.sentence.signs & kOpenMark) == 0) return;
  DirectRules(view, drafts).find(before);
}

}  // namespace nachlese::quotes
