// Quotations as shown to a reader: what was said, by whom, in which articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/base/quote_type.hpp"

namespace nachlese::search {

// A quotation in its article.
struct QuotePassage {
  QuoteType type = QuoteType::direct;
  std::string text;         // what was said, plain
  std::string html;         // the same, escaped, highlights in <mark>
  std::string before_html;  // of its frame: from the start of its sentence
  std::string after_html;   // until the end
  std::string speaker;      // as written; empty if unknown
  std::string name;         // canonical; empty if unknown
  std::string name_id;      // 12 hex digits, as in FacetCount; empty if it is no value of the facet
  std::string cue;          // teilte mit
  unsigned number = 0;      // among the quotations of the article, from 1 on
};

// A word or words that another article has instead of those of an entry.
struct QuoteChange {
  std::string was;  // empty: added
  std::string now;  // empty: left out
};

// What an article is about: a keyword, or a name in its title.
struct QuoteSubject {
  FacetKind kind = FacetKind::keyword;
  std::string value;

  friend bool operator==(const QuoteSubject&, const QuoteSubject&) = default;
};

// An article that has a quotation.
struct QuoteSource {
  std::string id;
  std::string title;
  std::string published;  // ISO 8601, empty if unknown
  std::string source;
  std::string url;
  unsigned number = 0;               // as in QuotePassage
  std::string text;                  // as this article has it
  std::vector<QuoteChange> changes;  // against the text of the entry; none: the same words
  std::vector<QuoteSubject> subjects = {};
};

// A quotation with all articles that have it.
struct QuoteEntry {
  QuotePassage quote;                // as the first of them has it
  std::vector<QuoteSource> sources;  // at least one; the first by the order of the answer
};

// What a request for quotations finds.
struct QuoteList {
  std::vector<QuoteEntry> entries;  // of the page
  std::uint64_t total = 0;          // entries in the articles that were read
  std::uint64_t articles_read = 0;  // of those that match, in the order of the answer
  bool exact = true;                // all were read
};

}  // namespace nachlese::search
