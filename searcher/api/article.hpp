// An article as shown to a reader, and the names in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "core/base/facet_kind.hpp"

namespace nachlese::search {

// A place in a field of an article.
struct TextPlace {
  TextRole role = TextRole::body;
  std::size_t index = 0;  // among captions, else 0
  std::size_t begin = 0;  // bytes of the field
  std::size_t end = 0;
};

// A quotation in an article; its number as in QuotePassage.
struct ArticleQuote {
  TextPlace place;
  unsigned number = 0;
};

// An article as shown to a reader: every text field escaped, highlights in <mark>.
struct MarkedArticle {
  Article article;
  // The same highlights as places in lead and body, ascending within a field.
  std::vector<TextPlace> hits;
  // Where title, lead and body are highlighted on the printed pages, ascending by page.
  std::vector<WordBox> marks = {};
  std::vector<ArticleQuote> quotes = {};  // ascending within a field; some lie in others
  std::string title_html;
  std::string lead_html;
  std::vector<std::string> paragraphs_html;
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // as in Hit
  std::vector<std::string> places;
  std::vector<std::string> organisations;
};

// An article that was taken down, of which readers are told.
struct RemovedArticle {
  std::string date;  // ISO 8601
};

// A name in an article and all its mentions.
struct ArticleName {
  using Mention = TextPlace;
  std::string id;  // as in FacetCount
  FacetKind kind = FacetKind::person;
  std::string name;
  bool presumed = false;
  std::vector<std::string> roles;  // titles and offices before it, as written
  std::vector<Mention> mentions;
};

}  // namespace nachlese::search
