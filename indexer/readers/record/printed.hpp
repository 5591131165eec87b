// Articles that were read from printed pages, with the places of their words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::readers {

struct PrintedWord {
  TextRole role = TextRole::body;  // the field it is in
  std::string text;
  std::vector<WordBox> boxes;  // one for each line it stands in; WordBox::word is not set
};

// What a reader of pages makes of one article.
struct PrintedArticle {
  Article article;                 // its facsimile has the pages, and no boxes yet
  std::vector<PrintedWord> words;  // in the order of the fields
};

// As the bytes of a record, to be parsed on another thread.
[[nodiscard]] std::string pack_printed(const PrintedArticle& printed);
// Nothing if the bytes are damaged.
[[nodiscard]] std::optional<PrintedArticle> unpack_printed(std::string_view bytes);

// Writes the boxes of the words that the article still has, after what was done to its text, to its
// facsimile.
void place_words(Article& article, const std::vector<PrintedWord>& words);

}  // namespace nachlese::readers
