// The document of a hit, whose terms are read once for its text and its snippet.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/session/read_articles.hpp"

namespace nachlese::search {

class HitDocument {
 public:
  // `known`: what was read of it is not read again, and what is read is kept there unless it is a
  // book; it must outlive this.
  explicit HitDocument(Xapian::Document document, ReadArticle* known = nullptr)
      : document_(std::move(document)), known_(known) {}

  [[nodiscard]] const Xapian::Document& document() const { return document_; }
  // Throws Error(archive) if it is damaged.
  [[nodiscard]] std::shared_ptr<const Article> article();
  // The query words that occur in it. Phrases are assumed to occur.
  [[nodiscard]] Groups groups(const Wanted& wanted) const;

 private:
  [[nodiscard]] std::vector<std::string> read_surfaces();

  Xapian::Document document_;
  ReadArticle* known_ = nullptr;
  std::vector<std::string> terms_;  // all, ascending; empty: not read
};

}  // namespace nachlese::search
