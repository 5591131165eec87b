// One article as shown to a reader, and the names in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "core/base/facet_kind.hpp"

namespace nachlese::search {

// A place in an article.
struct TextPlace {
  std::string field;      // name of the field in JSON
  std::size_t index = 0;  // among captions, else 0
  std::size_t begin = 0;  // bytes of the field
  std::size_t end = 0;
};

// An article as shown to a reader: every text field escaped, hits in <mark>.
struct MarkedArticle {
  Article article;
  std::vector<TextPlace>
      hits;  // the same marks as places in lead and body, ascending within a field
  std::string title_html;
  std::string lead_html;
  std::vector<std::string> paragraphs_html;
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // as in Hit
  std::vector<std::string> places;
  std::vector<std::string> organisations;
};

// A name in an article, with every place where it stands.
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
