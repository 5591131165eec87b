// The text of an article with query highlights and with names that link to their pages.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/article.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// Of a quotation in the page of its article, by its number.
[[nodiscard]] std::string quote_anchor(unsigned number);

class MarkedText {
 public:
  // Keeps references to its arguments. Ignores places outside their field.
  MarkedText(const View& view, const search::MarkedArticle& found,
             const std::vector<search::ArticleName>& names)
      : view_(view), found_(found), names_(names) {}

  // Bytes begin..end of a field, in which each quotation has the anchor quote_anchor(). Only the
  // first mention of a name is a link, so that the keyboard need not pass them all.
  [[nodiscard]] Html part(std::string_view text, TextRole role, std::size_t begin, std::size_t end);
  // A text shown as `whole`, around which stand the anchors of its quotations.
  [[nodiscard]] Html anchored(TextRole role, std::size_t index, Html whole) const;
  // The paragraphs of the body, separated by empty lines; passages that recur in its source are
  // folded away unless they have hits.
  [[nodiscard]] Html paragraphs();

 private:
  // The same without the quotations that begin before `first`, an index into those of the article.
  [[nodiscard]] Html part_from(std::size_t first, std::string_view text, TextRole role,
                               std::size_t begin, std::size_t end);
  // The first quotation that may reach into the field from `begin` on.
  [[nodiscard]] std::size_t first_quote(TextRole role, std::size_t begin) const;
  [[nodiscard]] Html named_part(std::string_view text, TextRole role, std::size_t begin,
                                std::size_t end);

  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    const search::ArticleName* name = nullptr;
  };

  [[nodiscard]] Html paragraphs_in(std::size_t begin, std::size_t stop);
  [[nodiscard]] bool has_hits(const TextSpan& span) const;
  [[nodiscard]] std::vector<Place> names_in(std::string_view text, TextRole role, std::size_t begin,
                                            std::size_t end) const;
  [[nodiscard]] Html with_hits(std::string_view text, TextRole role, std::size_t begin,
                               std::size_t end) const;
  [[nodiscard]] Html name_mark(const search::ArticleName& name, const Html& inside);

  const View& view_;
  const search::MarkedArticle& found_;
  const std::vector<search::ArticleName>& names_;
  std::set<std::string> linked_;  // ids
};

}  // namespace nachlese::web
