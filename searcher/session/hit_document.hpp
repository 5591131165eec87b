// The document of a hit, whose terms are read once for its text and its snippet.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/session/matches.hpp"

namespace nachlese::search {

class HitDocument {
 public:
  explicit HitDocument(Xapian::Document document) : document_(std::move(document)) {}
  // What feedback has read of it is not read again; it must outlive this.
  HitDocument(Xapian::Document document, Xapian::docid id, const Feedback& feedback);

  [[nodiscard]] const Xapian::Document& document() const { return document_; }
  // Throws Error(archive) if it is damaged.
  [[nodiscard]] Article article();
  // The query words that occur in it. Phrases are assumed to occur.
  [[nodiscard]] Groups groups(const Wanted& wanted) const;

 private:
  [[nodiscard]] std::vector<std::string> read_surfaces();

  Xapian::Document document_;
  const std::vector<std::string>* surfaces_ = nullptr;  // that feedback has read
  std::vector<std::string> terms_;                      // all, ascending; empty: not read
};

}  // namespace nachlese::search
