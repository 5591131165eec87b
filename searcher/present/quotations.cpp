#include "searcher/present/quotations.hpp"

#include <algorithm>
#include <utility>

#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "searcher/present/highlights.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;
using schema::Prefix;
using store::StoredQuote;
using store::StoredSpan;

constexpr std::uint32_t kMostFrame = 240;  // bytes before and behind a quotation

std::string_view bytes_of(std::string_view text, const StoredSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  return c == '\n' || ((c == '.' || c == '!' || c == '?') && at + 1 < text.size() &&
                       (text[at + 1] == ' ' || text[at + 1] == '\n'));
}

// From the start of the sentence with the quotation, its cue and its speaker to the end, as far as
// they are near.
StoredSpan frame_of(std::string_view text, const StoredQuote& quote) {
  std::uint32_t begin = quote.text.begin;
  std::uint32_t end = quote.text.end;
  for (const auto& span : {quote.cue, quote.speaker, quote.particle}) {
    if (span.empty()) continue;
    if (span.begin < begin && quote.text.begin - span.begin < kMostFrame) begin = span.begin;
    if (span.end > end && span.end - quote.text.end < kMostFrame) end = span.end;
  }
  const std::uint32_t first = quote.text.begin > kMostFrame ? quote.text.begin - kMostFrame : 0;
  while (begin > first && !ends_sentence(text, begin - 1)) --begin;
  while (begin < quote.text.begin && (text[begin] == ' ' || is_continuation(text[begin]))) ++begin;
  const auto last = static_cast<std::uint32_t>(
      std::min<std::size_t>(text.size(), std::size_t{quote.text.end} + kMostFrame));
  // The mark behind a full stop belongs to the sentence.
  while (end < last && !ends_sentence(text, end)) ++end;
  if (end < text.size() && text[end] != '\n' && end < last) ++end;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return {begin, std::max(end, quote.text.end)};
}

bool said_by(const StoredQuote& quote, const std::vector<std::string>& speakers) {
  if (speakers.empty()) return true;
  if (quote.name.empty()) return false;
  return std::ranges::any_of(store::speakers_named(quote.name), [&](const std::string& name) {
    const std::string term = store::make_term(Prefix::speaker, text::fold_value(name));
    return std::ranges::find(speakers, term) != speakers.end();
  });
}

}  // namespace

QuoteWords::QuoteWords(const text::Analysis& analysis) {
  for (const auto& token : analysis.tokens) add(token);
  for (const auto& token : analysis.overlays) add(token);
}

void QuoteWords::add(const text::Token& token) {
  const text::Word& word = *token.word;
  const auto put = [&](Prefix prefix, std::string_view value) {
    if (!value.empty()) places_[store::make_term(prefix, value)].push_back(token.position);
  };
  put(Prefix::surface, word.surface.text);
  put(Prefix::stem, word.stem.text);
  put(Prefix::variant, word.variant.text);
  for (const auto& parts : {word.parts, word.runs}) {
    for (const auto& part : parts) put(Prefix::part, part.stem.text);
  }
}

std::vector<std::uint32_t> QuoteWords::places_of(const Plan& plan) const {
  std::vector<std::uint32_t> out;
  for (const auto& term : plan.terms) {
    const auto found = places_.find(term);
    if (found != places_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }
  std::ranges::sort(out);
  return out;
}

bool QuoteWords::hold_phrase(const Plan& plan) const {
  std::vector<std::uint32_t> ends = places_of(plan.operands.front());
  for (std::size_t i = 1; i < plan.operands.size(); ++i) {
    const auto next = places_of(plan.operands[i]);
    std::erase_if(ends, [&](std::uint32_t at) {
      return !std::ranges::binary_search(next, at + static_cast<std::uint32_t>(i));
    });
  }
  return !ends.empty();
}

// Whether a window holds a place of each operand.
bool QuoteWords::hold_near(const Plan& plan) const {
  std::vector<std::vector<std::uint32_t>> places;
  for (const auto& operand : plan.operands) places.push_back(places_of(operand));
  for (const auto& starts : places) {
    for (const std::uint32_t first : starts) {
      const bool all = std::ranges::all_of(places, [&](const auto& of_operand) {
        const auto at = std::ranges::lower_bound(of_operand, first);
        return at != of_operand.end() && *at < first + plan.count;
      });
      if (all) return true;
    }
  }
  return false;
}

bool QuoteWords::hold(const Plan& plan) const {
  const auto holds = [this](const Plan& operand) { return hold(operand); };
  switch (plan.op) {
    case Op::everything: return true;
    case Op::nothing:
    case Op::range: return false;
    case Op::any_term:
    case Op::synonym:
      return std::ranges::any_of(plan.terms,
                                 [&](const auto& term) { return places_.contains(term); });
    case Op::layers: return hold(matching(plan));
    case Op::any:
    case Op::best: return std::ranges::any_of(plan.operands, holds);
    case Op::all:
    case Op::filtered: return std::ranges::all_of(plan.operands, holds);
    case Op::at_least: return std::ranges::count_if(plan.operands, holds) >= plan.count;
    case Op::scaled:
    case Op::fixed:
    case Op::boosted: return hold(plan.operands.front());
    case Op::without: return hold(plan.operands[0]) && !hold(plan.operands[1]);
    case Op::phrase: return hold_phrase(plan);
    case Op::near: return hold_near(plan);
  }
  return false;
}

QuotePassage passage_of(const Article& article, const StoredQuote& quote, unsigned number) {
  const std::string_view text = store::text_of(article, quote.role, quote.index);
  const StoredSpan frame = frame_of(text, quote);
  QuotePassage out;
  out.type = quote.type;
  out.text = bytes_of(text, quote.text);
  std::ranges::replace_if(
      out.text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  out.html = marked_html(text, {}, quote.text.begin, quote.text.end);
  out.before_html = marked_html(text, {}, frame.begin, quote.text.begin);
  out.after_html = marked_html(text, {}, quote.text.end, frame.end);
  out.speaker = bytes_of(text, quote.speaker);
  out.name = quote.name;
  out.cue = bytes_of(text, quote.cue);
  if (!quote.particle.empty()) out.cue.append(" ").append(bytes_of(text, quote.particle));
  out.number = number;
  return out;
}

std::vector<QuotePassage> matching_quotes(const Article& article,
                                          const std::vector<StoredQuote>& quotes,
                                          std::span<const QuoteCondition> conditions,
                                          const Wanted& wanted, text::Analyzer& analyzer) {
  std::vector<QuotePassage> out;
  text::Analysis analysis;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    const StoredQuote& quote = quotes[i];
    const std::string_view said =
        bytes_of(store::text_of(article, quote.role, quote.index), quote.text);
    analyzer.analyze(said, text::Purpose::highlight, analysis);
    const QuoteWords words(analysis);
    const bool fits = std::ranges::any_of(conditions, [&](const QuoteCondition& condition) {
      return said_by(quote, condition.speakers) && words.hold(condition.words);
    });
    if (!fits) continue;
    QuotePassage passage = passage_of(article, quote, static_cast<unsigned>(i + 1));
    passage.html = marked_html(said, find_marks(said, analysis, wanted), 0, said.size());
    out.push_back(std::move(passage));
  }
  return out;
}

}  // namespace nachlese::search
