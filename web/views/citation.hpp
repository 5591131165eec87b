// References to an article: two styles of the humanities and the formats of reference managers.
// `accessed` is the day on which the reader saw it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/article.hpp"
#include "core/base/date.hpp"
#include "core/base/language.hpp"

namespace nachlese::web {

struct AuthorName {
  std::string family;  // of a single word, as of an agency, all of it
  std::string given;
};
// "Dr. Erika Anna Muster": Muster, Erika Anna.
[[nodiscard]] AuthorName author_name(std::string_view written);

// DIN ISO 690:2013, in the language of the page, with medium, day of access and, where the article
// has no address, its id in the archive.
[[nodiscard]] std::string cite_iso690(const Article& article, Language language,
                                      const Date& accessed);
// The Chicago Manual of Style (17th edition, notes and bibliography), which is English.
[[nodiscard]] std::string cite_chicago(const Article& article);
// A BibTeX entry of type @article, with special characters escaped.
[[nodiscard]] std::string cite_bibtex(const Article& article, const Date& accessed);
// A record of RIS (type NEWS); `note` may be empty.
[[nodiscard]] std::string cite_ris(const Article& article, const Date& accessed,
                                   std::string_view note = {});
// An item of CSL JSON, an object.
[[nodiscard]] std::string cite_csl(const Article& article, const Date& accessed,
                                   std::string_view note = {});
// schema.org's NewsArticle, an object.
[[nodiscard]] std::string describe_json_ld(const Article& article);
// An OpenURL context object for the title of a COinS span (Z39.88-2004).
[[nodiscard]] std::string open_url_context(const Article& article);

// Today, in UTC.
[[nodiscard]] Date day_of_access();

}  // namespace nachlese::web
