// How the lines of one article of a press database are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/documents/press_export.hpp"

namespace nachlese::readers {

// What lies between two borders, without the blanks around lines.
struct PressPiece {
  std::vector<std::string> lines;
  std::string border;  // the line that ended it
};

// Each gives nothing where the piece has no title, or not the marks of its layout.
[[nodiscard]] std::optional<PressArticle> read_nexis(const PressPiece& piece);
[[nodiscard]] std::optional<PressArticle> read_factiva(const PressPiece& piece);
[[nodiscard]] std::optional<PressArticle> read_genios(const PressPiece& piece);
[[nodiscard]] std::optional<PressArticle> read_apa_ots(const PressPiece& piece);
[[nodiscard]] std::optional<PressArticle> read_news_aktuell(const PressPiece& piece);

// True for a line that is a number and a word for words: "523 words", "1.523 Wörter".
[[nodiscard]] bool is_word_count(std::string_view line);

}  // namespace nachlese::readers
