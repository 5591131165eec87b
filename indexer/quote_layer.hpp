// Adds what an article's quotations are found by: the positions of core/base/quote_positions.hpp
// and the records behind the article.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/store/quotations.hpp"
#include "core/store/text_roles.hpp"
#include "entities/quotes/quotes.hpp"
#include "indexer/postings.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// A text in which quotations were looked for.
struct QuotedText {
  const text::Analysis* analysis = nullptr;
  const store::RoleInfo* role = nullptr;
};

// Not thread-safe; reused for all documents of a builder.
class QuoteLayer {
 public:
  // Replaces what it held by the quotations of `texts`, whose words get positions behind
  // `last_position`.
  void set(const quotes::Quotes& found, std::span<const QuotedText> texts,
           std::uint32_t last_position, Postings& postings);

  void clear();
  // Canonical names, each once.
  [[nodiscard]] const std::vector<std::string>& speakers() const { return speakers_; }
  [[nodiscard]] std::string records() const { return store::encode_quotes(stored_); }

  // `terms`: those of each of speakers(), in their order.
  void add_markers(std::span<const std::vector<std::string>> terms,
                   Xapian::Document& document) const;

 private:
  // Ranges of places, as positions of the first and behind the last.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  void add_words(const text::Analysis& analysis, const quotes::ByteSpan& span,
                 std::uint32_t speaker, Postings& postings);

  std::vector<store::StoredQuote> stored_;
  std::vector<std::string> speakers_;
  std::vector<Range> ranges_;
  std::vector<std::vector<Range>> said_by_;  // by speaker
  std::uint32_t next_ = 0;                   // first free position
};

}  // namespace nachlese::index
