// Citations of an article in the usual styles.
#pragma once

#include <string>

#include "core/base/article.hpp"
#include "core/base/language.hpp"

namespace nachlese::web {

// DIN ISO 690: Names: Title. In: Source, date. Online: address.
[[nodiscard]] std::string cite_iso690(const Article& article, Language language);
// Chicago (notes and bibliography): Names. “Title.” Source, date. address.
[[nodiscard]] std::string cite_chicago(const Article& article, Language language);
// A BibTeX entry of type @article, with special characters escaped.
[[nodiscard]] std::string cite_bibtex(const Article& article);

}  // namespace nachlese::web
