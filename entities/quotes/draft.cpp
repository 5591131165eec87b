#include "entities/quotes/draft.hpp"

#include <algorithm>

namespace nachlese::quotes {
namespace {

const MarkPair* pair_closing_at(const TextReading& reading, std::uint32_t end) {
  const auto pair = std::ranges::lower_bound(reading.pairs, end, {},
                                             [](const MarkPair& p) { return p.outer.end; });
  return pair == reading.pairs.end() ? nullptr : &*pair;
}

}  // namespace

ByteSpan text_of(const TextReading& reading, std::uint32_t first, std::uint32_t last,
                 bool whole_sentence) {
  ByteSpan span{reading.words[first].begin, reading.words[last - 1].end};
  const std::string_view text = reading.text;
  if (const MarkPair* pair = pair_closing_at(reading, span.begin + 1);
      pair != nullptr && pair->inner.begin == span.begin && pair->outer.end <= span.end + 4)
    span.begin = pair->outer.begin;
  if (const MarkPair* pair = pair_closing_at(reading, span.end + 1);
      pair != nullptr && pair->inner.end <= span.end + 1 && pair->inner.end >= span.end &&
      pair->outer.begin >= span.begin)
    span.end = pair->outer.end;
  if (last < reading.words.size() && reading.words[last].before(kCloseBracket) &&
      text.substr(span.end).starts_with(')') &&
      text.substr(span.begin, span.end - span.begin).find('(') != std::string_view::npos)
    ++span.end;
  if (whole_sentence && span.end < text.size() &&
      std::string_view(".!?").find(text[span.end]) != std::string_view::npos)
    ++span.end;
  return span;
}

QuoteDraft make_draft(const SentenceView& view, QuoteType type, std::uint32_t first,
                      std::uint32_t last, const SayingFrame& frame) {
  QuoteDraft draft;
  draft.type = type;
  draft.first = first;
  draft.last = last;
  const bool whole = first == view.sentence.first && last == view.sentence.last;
  draft.text = text_of(view.reading, first, last, whole);
  draft.cue = {view.word(frame.cue).begin, view.word(frame.cue_last - 1).end};
  if (frame.particle != SayingFrame::kNoWord)
    draft.particle = {view.word(frame.particle).begin, view.word(frame.particle).end};
  draft.speaker = frame.speaker;
  if (frame.finite != SayingFrame::kNoWord)
    draft.plural = view.word(frame.finite).surface.ends_with("en");
  return draft;
}

}  // namespace nachlese::quotes
