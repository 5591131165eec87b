#include "indexer/quote_layer.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/work_limit.hpp"
#include "core/store/quote_order.hpp"
#include "core/store/terms.hpp"
#include "stemming/stem_beginning.hpp"

namespace nachlese::index {
namespace {

using schema::Prefix;

store::StoredSpan stored_span(const quotes::ByteSpan& span) { return {span.begin, span.end}; }

// The tokens that begin within the bytes.
std::span<const text::Token> tokens_in(const std::vector<text::Token>& tokens,
                                       const quotes::ByteSpan& span) {
  const auto first = std::ranges::lower_bound(tokens, span.begin, {}, &text::Token::begin);
  const auto last =
      std::ranges::lower_bound(first, tokens.end(), span.end, {}, &text::Token::begin);
  return {first, last};
}

// The layers that add_word() adds.
bool is_quoted(Prefix layer) {
  return layer == Prefix::surface || layer == Prefix::stem || layer == Prefix::part ||
         layer == Prefix::variant;
}

}  // namespace

void TermBits::use_vocabulary(std::uint64_t vocabulary) {
  if (vocabulary == vocabulary_) return;
  vocabulary_ = vocabulary;
  for (auto& bits : bits_) bits.clear();
}

std::uint16_t TermBits::of(Prefix layer, const text::Term& term) {
  auto& bits = bits_[static_cast<std::size_t>(layer)];
  if (term.id >= bits.size()) bits.resize(term.id + term.id / 2 + 1);
  if (bits[term.id] == 0) bits[term.id] = 1U + store::word_bits(store::make_term(layer, term.text));
  return static_cast<std::uint16_t>(bits[term.id] - 1);
}

void QuoteLayer::clear() {
  stored_.clear();
  speakers_.clear();
  runs_.clear();
  words_.clear();
  terms_.clear();
  numbers_.clear();
  next_ = 1;
}

void QuoteLayer::set(const quotes::Quotes& found, std::span<const QuotedText> texts,
                     const ner::SuppressedWords& suppressed) {
  clear();
  speakers_ = found.names;
  std::uint32_t captions = 0;
  std::vector<std::uint32_t> index(texts.size(), 0);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].role->role == TextRole::caption) index[i] = captions++;
  }
  for (const quotes::Quote& quote : found.quotes) {
    const QuotedText& text = texts[quote.field];
    bits_.use_vocabulary(text.analysis->vocabulary);
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
    add_words(*text.analysis, quote.text, quote.name, suppressed);
  }
}

void QuoteLayer::add_words(const text::Analysis& analysis, const quotes::ByteSpan& span,
                           std::uint32_t speaker, const ner::SuppressedWords& suppressed) {
  auto tokens = tokens_in(analysis.tokens, span);
  auto overlays = tokens_in(analysis.overlays, span);
  while (!tokens.empty()) {
    const std::uint32_t first = tokens.front().position;
    const std::uint32_t end = first + kMostQuoteWords;
    const auto place = [&](std::uint32_t position) { return next_ + 1 + (position - first); };
    std::uint32_t last = first;
    std::size_t taken = 0;
    for (; taken < tokens.size() && tokens[taken].position < end; ++taken) {
      last = tokens[taken].position;
      add_word(*tokens[taken].word, place(last), suppressed);
    }
    tokens = tokens.subspan(taken);
    taken = 0;
    for (; taken < overlays.size() && overlays[taken].position < end; ++taken) {
      // An overlay stands at the place of a word before the quotation if that is cut off.
      const std::uint32_t at = overlays[taken].position;
      if (at >= first && at <= last) add_word(*overlays[taken].word, place(at), suppressed);
    }
    overlays = overlays.subspan(taken);
    runs_.push_back({next_, speaker});
    next_ = store::next_quote_position(place(last));
  }
}

void QuoteLayer::add_word(const text::Word& word, std::uint32_t position,
                          const ner::SuppressedWords& suppressed) {
  WorkLimit::check();
  if (suppressed.has(word)) return;
  place(Prefix::surface, word.surface.text, position);
  if (word.stem.text.empty()) return;
  // A query asks for the forms that begin like their stem.
  if (!word.base_form && !text::begins_like(word.surface.text, word.stem.text))
    place(Prefix::stem, word.stem.text, position);
  if (!word.variant.text.empty() && word.variant.id != word.surface.id)
    place(Prefix::variant, word.variant.text, position);
  for (const auto& parts : {word.parts, word.runs}) {
    for (const auto& part : parts) {
      if (!suppressed.has(part)) place(Prefix::part, part.stem.text, position);
    }
  }
}

void QuoteLayer::place(Prefix layer, std::string_view value, std::uint32_t position) {
  words_.push_back({number_of(store::make_term(layer, value)), position});
}

std::uint32_t QuoteLayer::number_of(const std::string& term) {
  const auto [at, is_new] = numbers_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
  if (is_new) terms_.push_back(term);
  return at->second;
}

std::string QuoteLayer::order(std::span<const std::vector<std::string>> speakers,
                              const Postings& postings) {
  for (const Run& run : runs_) {
    if (run.speaker == quotes::kNobody) continue;
    for (const auto& term : speakers[run.speaker])
      words_.push_back({number_of(term), run.position});
  }
  std::ranges::stable_sort(words_, {}, &store::PlacedWord::position);
  std::vector<bool> is_own(std::numeric_limits<std::uint16_t>::max() + 1);  // by bits
  for (const auto& term : terms_) is_own[store::word_bits(term)] = true;
  std::vector<std::uint16_t> others;
  // Few terms share their bits with one of these, so few strings are made.
  const auto tell_apart = [&](std::uint16_t bits, const auto& term) {
    if (is_own[bits] && !numbers_.contains(term())) others.push_back(bits);
  };
  postings.for_each_term([&](Prefix layer, const text::Term& term) {
    if (is_quoted(layer))
      tell_apart(bits_.of(layer, term), [&] { return store::make_term(layer, term.text); });
  });
  for (const auto& terms : speakers) {  // of no words
    for (const auto& term : terms) tell_apart(store::word_bits(term), [&] { return term; });
  }
  std::ranges::sort(others);
  return store::pack_word_order(words_, terms_, others);
}

}  // namespace nachlese::index
