// Serializes an article as document data.
#pragma once

#include <string>
#include <string_view>

#include "core/base/article.hpp"

namespace nachlese::store {

// What is stored is this, with what stands behind an article, as pack_article() makes it.
[[nodiscard]] std::string encode_article(const Article& article);

// Of packed bytes or others. Throws Error(archive) if they are damaged. Skips unknown fields, which
// newer minor versions may write.
[[nodiscard]] Article decode_article(std::string_view bytes);

// What is stored behind an article but is no field of it. Tags are stored: never renumber.
inline constexpr char kQuotesTag = 17;
[[nodiscard]] std::string encode_extra(char tag, std::string_view value);
// Its value; empty if there is none. Throws like decode_article().
[[nodiscard]] std::string extra_of(std::string_view bytes, char tag);

// Throws the Error(archive) of damaged bytes.
[[noreturn]] void throw_damaged_article();

}  // namespace nachlese::store
