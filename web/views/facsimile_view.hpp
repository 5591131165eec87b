// The printed pages of an article with its highlights on them.
#pragma once

#include <string_view>

#include "searcher/api/article.hpp"
#include "web/http/pictures.hpp"
#include "web/views/html.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

inline constexpr std::string_view kFacsimilePath = "/facsimile";

// Nothing if no picture may be shown. A picture with an SVG of the marks over it, which needs no
// script; facsimile.js adds zooming and turning pages.
[[nodiscard]] Html view_facsimile(const View& view, const search::MarkedArticle& found,
                                  const PictureAccess* access);

}  // namespace nachlese::web
