// Serializes an article as document data.
#pragma once

#include <string>
#include <string_view>

#include "core/base/article.hpp"

namespace nachlese::store {

[[nodiscard]] std::string encode_article(const Article& article);

// Throws Error(archive) if the bytes are damaged. Skips unknown fields, which newer minor versions
// may write.
[[nodiscard]] Article decode_article(std::string_view bytes);

}  // namespace nachlese::store
