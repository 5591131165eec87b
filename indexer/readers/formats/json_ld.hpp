// schema.org's NewsArticle and its kin as JSON-LD, inside HTML or alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// What a page says of itself elsewhere: identifies its own article among several.
struct LinkedPage {
  std::string url;
  std::vector<std::string> titles;  // as shown, and as in its head
};

// Fills `out.article` from the page's article in `scripts`; false if there is none. Without any
// titles the first article is taken.
bool fill_from_json_ld(const std::vector<std::string>& scripts, const LinkedPage& page,
                       const Record& record, Parsed& out);

// How many words of more than three letters a headline shares with one of the titles.
[[nodiscard]] std::size_t common_words(std::string_view headline,
                                       const std::vector<std::string>& titles);

}  // namespace nachlese::readers
