// The quotations of an article as they are stored behind it: spans of its texts, no copies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"
#include "core/base/quote_type.hpp"
#include "core/store/text_roles.hpp"

namespace nachlese::store {

// Bytes [begin, end) of a text; empty where there is none.
struct StoredSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const StoredSpan&, const StoredSpan&) = default;
};

// All spans are of one text.
struct StoredQuote {
  QuoteType type = QuoteType::direct;
  TextRole role = TextRole::body;
  std::uint32_t index = 0;  // among captions, else 0
  StoredSpan text;          // what was said, without marks and frame
  StoredSpan speaker;       // as written
  StoredSpan cue;           // verb, preposition or noun of the frame
  StoredSpan particle;      // of a separable verb (teilte … mit)
  std::string name;         // canonical name of the speaker; empty if unknown

  friend bool operator==(const StoredQuote&, const StoredQuote&) = default;
};

// The bytes to append to those of encode_article(); none without quotations.
[[nodiscard]] std::string encode_quotes(const std::vector<StoredQuote>& quotes);

// The quotations in the data of a document, in their order. Drops those whose spans lie outside of
// the texts of `article`, which is the same document's. Throws Error(archive) if the bytes are
// damaged.
[[nodiscard]] std::vector<StoredQuote> decode_quotes(std::string_view data, const Article& article);

// The speakers of a quotation by its name: two of "Marco Rubio und Sergei Lawrow", and the name
// itself first.
[[nodiscard]] std::vector<std::string> speakers_named(const std::string& name);

// The text of an article that a quotation lies in; empty if the article has none.
[[nodiscard]] std::string_view text_of(const Article& article, TextRole role, std::uint32_t index);

}  // namespace nachlese::store
