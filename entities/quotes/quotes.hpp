// Who said what: quotations in running German text with their speakers (docs/QUOTES.md).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/quote_type.hpp"
#include "entities/recognizer.hpp"

namespace nachlese::quotes {

using nachlese::QuoteType;

// Bytes [begin, end) of a field's text; empty where there is none.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

inline constexpr std::uint32_t kNobody = ~0U;

// Fixed-size, so that an index can store it as a few numbers. All spans are of one field. A
// quotation that its frame interrupts is one Quote for each part.
struct Quote {
  QuoteType type = QuoteType::direct;
  std::uint32_t field = 0;  // index into the fields given
  ByteSpan text;            // without marks and frame
  ByteSpan speaker;         // as written ("der Minister"); may stand sentences before or behind
  ByteSpan cue;             // verb, preposition or noun of the frame
  ByteSpan particle;        // of a separable verb (teilte … mit)
  std::uint32_t name = kNobody;  // index into Quotes::names
};

struct Quotes {
  std::vector<std::string> names;  // canonical within the article, each once
  std::vector<Quote> quotes;       // ascending by field and text.begin; direct ones may lie within
                                   // indirect ones
};

struct QuoteLexicon;

// Thread-safe after construction. Time and memory are linear in the text.
class QuoteFinder {
 public:
  // Throws Error(archive) when a resource is damaged.
  QuoteFinder();
  ~QuoteFinder();
  QuoteFinder(QuoteFinder&&) noexcept;
  QuoteFinder& operator=(QuoteFinder&&) noexcept;

  // `names` are those of the same fields, which are read in their order.
  [[nodiscard]] Quotes find(std::span<const ner::AnalyzedField> fields,
                            const ner::Names& names) const;

 private:
  std::unique_ptr<const QuoteLexicon> lexicon_;
};

}  // namespace nachlese::quotes
