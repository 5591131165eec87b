// The article as document data.
#pragma once

#include <string>
#include <string_view>

#include "core/base/article.hpp"

namespace nachlese::store {

[[nodiscard]] std::string encode_article(const Article& article);

// Throws Error(archive) when the bytes are damaged. Unknown fields of a newer minor version are
// skipped.
[[nodiscard]] Article decode_article(std::string_view bytes);

}  // namespace nachlese::store
