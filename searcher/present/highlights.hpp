// Finds the words of a query in a text, and renders the text as HTML with them highlighted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

struct Mark {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint32_t group = 0;  // number of the query word
  bool whole = false;  // the word itself, neither inside a compound nor a part of the wanted one
};

// Highlights, ascending and disjoint. `analysis` is that of `text`.
[[nodiscard]] std::vector<Mark> find_marks(std::string_view text, const text::Analysis& analysis,
                                           const Wanted& wanted);

// Bytes begin..end of the text as HTML: escaped, line breaks and control characters as blanks,
// highlights in <mark>.
[[nodiscard]] std::string marked_html(std::string_view text, const std::vector<Mark>& marks,
                                      std::size_t begin, std::size_t end);

[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace nachlese::search
