#include "indexer/quote_layer.hpp"

#include <algorithm>
#include <utility>

#include "core/base/quote_positions.hpp"
#include "core/base/work_limit.hpp"
#include "core/store/terms.hpp"
#include "stemming/stem_beginning.hpp"

namespace nachlese::index {
namespace {

using schema::Prefix;

store::StoredSpan stored_span(const quotes::ByteSpan& span) { return {span.begin, span.end}; }

void add_quoted(const text::Word& word, std::uint32_t position, Postings& postings) {
  WorkLimit::check();
  postings.add_at(Prefix::surface, word.surface, 0, position);
  if (word.stem.text.empty()) return;
  // A query asks for the forms that begin like their stem; lists of positions are dear.
  if (!word.base_form && !text::begins_like(word.surface.text, word.stem.text))
    postings.add_at(Prefix::stem, word.stem, 0, position);
  if (!word.variant.text.empty() && word.variant.id != word.surface.id)
    postings.add_at(Prefix::variant, word.variant, 0, position);
  for (const auto& parts : {word.parts, word.runs}) {
    for (const auto& part : parts) postings.add_at(Prefix::part, part.stem, 0, position);
  }
}

// The tokens that begin within the bytes.
std::span<const text::Token> tokens_in(const std::vector<text::Token>& tokens,
                                       const quotes::ByteSpan& span) {
  const auto first = std::ranges::lower_bound(tokens, span.begin, {}, &text::Token::begin);
  const auto last =
      std::ranges::lower_bound(first, tokens.end(), span.end, {}, &text::Token::begin);
  return {first, last};
}

}  // namespace

void QuoteLayer::clear() {
  stored_.clear();
  ranges_.clear();
  speakers_.clear();
  said_by_.clear();
}

void QuoteLayer::set(const quotes::Quotes& found, std::span<const QuotedText> texts,
                     std::uint32_t last_position, Postings& postings) {
  clear();
  speakers_ = found.names;
  said_by_.resize(speakers_.size());
  next_ = last_position + kQuoteWindow;
  std::uint32_t captions = 0;
  std::vector<std::uint32_t> index(texts.size(), 0);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].role->role == TextRole::caption) index[i] = captions++;
  }
  for (const quotes::Quote& quote : found.quotes) {
    const QuotedText& text = texts[quote.field];
    store::StoredQuote stored{quote.type,
                              text.role->role,
                              index[quote.field],
                              stored_span(quote.text),
                              stored_span(quote.speaker),
                              stored_span(quote.cue),
                              stored_span(quote.particle),
                              {}};
    if (quote.name != quotes::kNobody) stored.name = found.names[quote.name];
    stored_.push_back(std::move(stored));
    add_words(*text.analysis, quote.text, quote.name, postings);
  }
}

void QuoteLayer::add_words(const text::Analysis& analysis, const quotes::ByteSpan& span,
                           std::uint32_t speaker, Postings& postings) {
  auto tokens = tokens_in(analysis.tokens, span);
  auto overlays = tokens_in(analysis.overlays, span);
  while (!tokens.empty()) {
    const std::uint32_t first = tokens.front().position;
    const std::uint32_t end = first + kMostQuoteWords;
    const auto place = [&](std::uint32_t position) { return next_ + 2 * (position - first); };
    std::uint32_t last = first;
    std::size_t taken = 0;
    for (; taken < tokens.size() && tokens[taken].position < end; ++taken) {
      last = tokens[taken].position;
      add_quoted(*tokens[taken].word, place(last), postings);
    }
    tokens = tokens.subspan(taken);
    taken = 0;
    for (; taken < overlays.size() && overlays[taken].position < end; ++taken) {
      // An overlay stands at the place of a word before the quotation if that is cut off.
      const std::uint32_t at = overlays[taken].position;
      if (at >= first && at <= last) add_quoted(*overlays[taken].word, place(at), postings);
    }
    overlays = overlays.subspan(taken);
    const Range range{place(first) + 1, place(last) + 2};
    ranges_.push_back(range);
    if (speaker != quotes::kNobody) said_by_[speaker].push_back(range);
    next_ = range.end + kQuoteWindow;
  }
}

void QuoteLayer::add_markers(std::span<const std::vector<std::string>> terms,
                             Xapian::Document& document) const {
  const auto add = [&](const std::string& term, const std::vector<Range>& ranges) {
    for (const Range& range : ranges) {
      for (std::uint32_t at = range.begin; at < range.end; at += 2)
        document.add_posting(term, at, 0);
    }
  };
  add(store::make_term(Prefix::quotation, {}), ranges_);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (const auto& term : terms[i]) add(term, said_by_[i]);
  }
}

}  // namespace nachlese::index
