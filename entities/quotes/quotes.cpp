#include "entities/quotes/quotes.hpp"

#include <algorithm>
#include <unordered_map>

#include "entities/quotes/draft.hpp"
#include "entities/quotes/speaker_names.hpp"
#include "entities/quotes/subject.hpp"

namespace nachlese::quotes {
namespace {

// One article: sentence by sentence, with who spoke last.
class ArticleQuotes {
 public:
  ArticleQuotes(const QuoteLexicon& lexicon, const ner::Names& names)
      : lexicon_(lexicon), names_(names), speakers_(lexicon, names) {}

  void add_field(const ner::AnalyzedField& field, std::uint32_t number) {
    const TextReading reading = read_text(lexicon_, field, number, names_);
    speakers_.learn(reading);
    context_ = {};
    unread_.clear();
    std::vector<QuoteDraft> pending;
    for (const ReadSentence& sentence : reading.sentences) {
      std::vector<QuoteDraft> drafts = drafts_of(reading, sentence);
      if (goes_on(pending, drafts, sentence)) {
        pending.back().text.end = drafts.front().text.end;
        continue;
      }
      emit(reading, pending);
      pending = std::move(drafts);
    }
    emit(reading, pending);
  }

  Quotes take() { return std::move(out_); }

 private:
  std::vector<QuoteDraft> drafts_of(const TextReading& reading, const ReadSentence& sentence) {
    SentenceView view{lexicon_, reading, names_, sentence,
                      frames_in(lexicon_, reading, names_, sentence)};
    std::vector<QuoteDraft> drafts;
    if (!view.frames.empty() || sentence.speech) read_subjects(reading);
    find_indirect(view, context_, drafts);
    find_followed(view, context_, drafts);
    if (!drafts.empty() && !unread_.empty()) {
      read_subjects(reading);
      for (QuoteDraft& draft : drafts) {  // the one that follows
        draft.speaker = context_.speaker;
        draft.cue = context_.cue;
        draft.plural = context_.plural;
      }
    }
    find_reported(view, drafts);
    find_direct(view, context_, drafts);
    update_context(view, drafts);
    std::ranges::stable_sort(drafts, {}, [](const QuoteDraft& draft) { return draft.text.begin; });
    return drafts;
  }

  // Sentences in the subjunctive, one after the other, are one quotation.
  static bool goes_on(const std::vector<QuoteDraft>& pending, const std::vector<QuoteDraft>& drafts,
                      const ReadSentence& sentence) {
    return pending.size() == 1 && drafts.size() == 1 && pending.front().follows &&
           drafts.front().follows && pending.front().type == QuoteType::indirect &&
           drafts.front().type == QuoteType::indirect && !sentence.paragraph_start;
  }

  void update_context(const SentenceView& view, const std::vector<QuoteDraft>& drafts) {
    const auto spoken = std::find_if(drafts.rbegin(), drafts.rend(), [](const QuoteDraft& draft) {
      return !draft.speaker.empty();
    });
    if (spoken != drafts.rend()) {
      unread_.clear();
      context_ = {spoken->speaker, spoken->cue, spoken->plural, true};
      return;
    }
    if (!drafts.empty()) {
      context_.quoted = true;
      return;
    }
    for (const SayingFrame& frame : view.frames) {
      if (!is_speaker(lexicon_, view.reading, names_, frame.speaker)) continue;
      unread_.clear();
      context_ = {frame.speaker, {}, false, false};
      return;
    }
    unread_.push_back(&view.sentence);
    context_.quoted = false;
  }

  // Who acts in the sentences before, the last of which counts that says so.
  void read_subjects(const TextReading& reading) {
    for (; !unread_.empty(); unread_.pop_back()) {
      const ReadSentence& sentence = *unread_.back();
      const SpeakerPhrase subject =
          likely_subject(lexicon_, reading, names_, sentence, sentence.last);
      if (subject.empty()) continue;
      context_ = {subject, {}, false, context_.quoted};
      unread_.clear();
      return;
    }
  }

  void emit(const TextReading& reading, const std::vector<QuoteDraft>& drafts) {
    for (const QuoteDraft& draft : drafts) {
      Quote quote{draft.type, reading.field, draft.text, {}, draft.cue, draft.particle, kNobody};
      if (!draft.speaker.empty()) {
        quote.name = id_of(speakers_.name_of(reading, draft.speaker, draft.plural));
        // "seiner" of "seiner Ansicht nach" says nothing without who it stands for.
        if (!draft.speaker.owner || quote.name != kNobody)
          quote.speaker = {reading.words[draft.speaker.first].begin,
                           text_of(reading, draft.speaker.first, draft.speaker.last, false).end};
        if (quote.name != kNobody)
          speakers_.spoke(reading, draft.first, draft.speaker, out_.names[quote.name]);
      }
      out_.quotes.push_back(quote);
    }
  }

  std::uint32_t id_of(std::string name) {
    if (name.empty()) return kNobody;
    const auto [known, added] =
        ids_.emplace(std::move(name), static_cast<std::uint32_t>(out_.names.size()));
    if (added) out_.names.push_back(known->first);
    return known->second;
  }

  const QuoteLexicon& lexicon_;
  const ner::Names& names_;
  SpeakerNames speakers_;
  SpeakingContext context_;
  // Sentences since that of context_, whose subjects are read only if a sentence asks for them.
  std::vector<const ReadSentence*> unread_;
  Quotes out_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

}  // namespace

QuoteFinder::QuoteFinder() : lexicon_(std::make_unique<const QuoteLexicon>(load_quote_lexicon())) {}
QuoteFinder::~QuoteFinder() = default;
QuoteFinder::QuoteFinder(QuoteFinder&&) noexcept = default;
QuoteFinder& QuoteFinder::operator=(QuoteFinder&&) noexcept = default;

Quotes QuoteFinder::find(std::span<const ner::AnalyzedField> fields,
                         const ner::Names& names) const {
  ArticleQuotes article(*lexicon_, names);
  for (std::size_t i = 0; i < fields.size(); ++i)
    article.add_field(fields[i], static_cast<std::uint32_t>(i));
  return article.take();
}

}  // namespace nachlese::quotes
