// The article that a document of an archive holds.
#pragma once

#include <xapian.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::store {

// Reads the document's data, and its terms and its order of words if texts are woven. Throws
// Error(archive) if they are damaged.
[[nodiscard]] Article article_of(const Xapian::Document& document);

// The same for who knows its surface forms, ascending, which are asked for if need be.
[[nodiscard]] Article article_of(const Xapian::Document& document,
                                 const std::function<std::vector<std::string>()>& surfaces);

// Without lead, body and captions; cheaper.
[[nodiscard]] Article headline_of(const Xapian::Document& document);

// How lead, body and captions write a word, each time, by its surface form; cheaper than reading
// them. nullopt if it takes reading: they are not woven, or it also stands beside other words.
[[nodiscard]] std::optional<std::vector<std::string>> written_in_texts(
    const Xapian::Document& document, std::string_view surface);

// The surface forms that the document has, ascending.
[[nodiscard]] std::vector<std::string> surfaces_of(const Xapian::Document& document);

}  // namespace nachlese::store
