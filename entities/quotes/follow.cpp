#include <algorithm>
#include <array>

#include "entities/quotes/clause_forms.hpp"

namespace nachlese::quotes {
namespace {

class FollowRules {
 public:
  FollowRules(const SentenceView& view, std::vector<QuoteDraft>& drafts)
      : view_(view),
        forms_(view),
        first_(view.sentence.first),
        last_(view.sentence.last),
        drafts_(drafts) {}

  void follow(const SpeakingContext& before) {
    const std::uint32_t certain = before.quoted && forms_.is_unknown_verb(first_)
                                      ? first_
                                      : forms_.main_clause_with(kSubjunctive);
    const bool likely = before.quoted && !view_.sentence.paragraph_start &&
                        forms_.main_clause_with(kConditional) == first_;
    if ((certain == last_ || is_formula()) && !likely) return;
    if (is_own_speech()) return;
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (word(i).speech && (i == first_ || word(i).before(kColon))) return;
    }
    QuoteDraft draft;
    draft.type = QuoteType::indirect;
    draft.first = certain == last_ ? first_ : said_from(certain);
    draft.last = last_;
    draft.text = text_of(view_.reading, draft.first, last_, true);
    draft.cue = before.cue;
    draft.speaker = before.speaker;
    draft.plural = before.plural;
    draft.follows = true;
    drafts_.push_back(draft);
  }

 private:
  const ReadWord& word(std::uint32_t at) const { return view_.word(at); }

  // Somebody speaks himself, as in an interview: I, or a question.
  bool is_own_speech() const {
    const std::string_view rest = view_.reading.text.substr(word(last_ - 1).end);
    if (rest.starts_with('?')) return true;
    for (std::uint32_t i = first_; i < last_; ++i) {
      const std::string_view text = word(i).surface;
      if (!word(i).quoted && (text == "ich" || text == "mir" || text == "mich")) return true;
    }
    return false;
  }

  // "es sei denn", "erwähnt sei": the writer's own subjunctive.
  bool is_formula() const {
    constexpr std::array<std::string_view, 8> kWords = {
        "denn", "erwähnt", "genannt", "angemerkt", "gesagt", "verwiesen", "dahingestellt", "man"};
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (word(i).surface != "sei" && word(i).surface != "seien") continue;
      if (i + 1 < last_ && word(i + 1).surface == "es" && word(i).before(kComma)) return true;
      for (std::uint32_t k = i + 1; k < last_ && k < i + 5; ++k) {
        if (std::ranges::find(kWords, word(k).surface) != kWords.end() && word(k).surface != "man")
          return true;
      }
    }
    return false;
  }

  // What stands before in the indicative, as a clause of its own, is not said.
  std::uint32_t said_from(std::uint32_t clause) const {
    if (clause == first_) return first_;
    const std::uint32_t end = clause_end(view_.reading, last_, first_);
    const ReadWord& opener = word(first_);
    const bool dependent = opener.is(kSubordinate | kComplementizer | kQuestion);
    return !dependent && forms_.has_verb(first_, end) ? clause : first_;
  }

  const SentenceView& view_;
  ClauseForms forms_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<QuoteDraft>& drafts_;
};

}  // namespace

void find_followed(const SentenceView& view, const SpeakingContext& before,
                   std::vector<QuoteDraft>& drafts) {
  if (drafts.empty()) FollowRules(view, drafts).follow(before);
}

}  // namespace nachlese::quotes
