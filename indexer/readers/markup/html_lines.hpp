// Finds single lines of a web page: its title, its byline, its kicker.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// Headings of the first rank that may be the title, without a kicker in them.
[[nodiscard]] std::vector<std::string> headings_of(const Element& page);

// Headings of lower ranks, which are the title of pages that have no other.
[[nodiscard]] std::vector<std::string> lower_headings_of(const Element& page);

// Lines that name the authors, the best first: marked as author, or "Von …" below the title.
[[nodiscard]] std::vector<std::string> bylines_of(const Element& page);

// Lines marked as dates, in reading order.
[[nodiscard]] std::vector<std::string> date_lines_of(const Element& page);

// The lines before and behind the title, the nearest first, that may say who wrote the page and
// when. Texts side by side are one line.
[[nodiscard]] std::vector<std::string> lines_beside(const Element& page, const std::string& title);

// The line above the title; empty if there is none.
[[nodiscard]] std::string kicker_of(const Element& page);

}  // namespace nachlese::readers
