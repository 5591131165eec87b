// What an article's quotations are found by: the order of their words
// (core/store/quote_order.hpp), and the records behind the article.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/quotations.hpp"
#include "core/store/schema.hpp"
#include "core/store/text_roles.hpp"
#include "core/store/word_order.hpp"
#include "entities/quotes/quotes.hpp"
#include "entities/suppressed_words.hpp"
#include "indexer/postings.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// A text in which quotations were looked for.
struct QuotedText {
  const text::Analysis* analysis = nullptr;
  const store::RoleInfo* role = nullptr;
};

// The bits that stand for an analyzer's terms in orders of words, each computed once.
class TermBits {
 public:
  // Of the analyses whose terms are asked for (Analysis::vocabulary).
  void use_vocabulary(std::uint64_t vocabulary);
  [[nodiscard]] std::uint16_t of(schema::Prefix layer, const text::Term& term);

 private:
  // Everything before the id is a layer of words.
  static constexpr auto kLayers = static_cast<std::size_t>(schema::Prefix::id);

  std::uint64_t vocabulary_ = 0;
  std::array<std::vector<std::uint32_t>, kLayers> bits_;  // by id of the term: 1 + bits, 0: unknown
};

// Not thread-safe; reused for all documents of a builder.
class QuoteLayer {
 public:
  // Replaces what it held by the quotations of `texts`, without suppressed words.
  void set(const quotes::Quotes& found, std::span<const QuotedText> texts,
           const ner::SuppressedWords& suppressed);

  void clear();
  // Canonical names, each once.
  [[nodiscard]] const std::vector<std::string>& speakers() const { return speakers_; }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::string records() const { return store::encode_quotes(stored_); }

  // The order of all words. `speakers`: the terms of each of speakers(). `postings`: of the
  // article.
  [[nodiscard]] std::string order(std::span<const std::vector<std::string>> speakers,
                                  const Postings& postings);

 private:
  struct Run {
    std::uint32_t position = 0;  // before its first word
    std::uint32_t speaker = 0;
  };

  void add_words(const text::Analysis& analysis, const quotes::ByteSpan& span,
                 std::uint32_t speaker, const ner::SuppressedWords& suppressed);
  void add_word(const text::Word& word, std::uint32_t position,
                const ner::SuppressedWords& suppressed);
  void place(schema::Prefix layer, std::string_view value, std::uint32_t position);
  [[nodiscard]] std::uint32_t number_of(const std::string& term);

  std::vector<store::StoredQuote> stored_;
  std::vector<std::string> speakers_;
  std::vector<Run> runs_;
  std::vector<store::PlacedWord> words_;
  std::vector<std::string> terms_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of terms_
  std::uint32_t next_ = 1;                                  // position of the next run
  TermBits bits_;
};

}  // namespace nachlese::index
