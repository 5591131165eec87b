// Finds the records of a JSON document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {

using JsonPath = std::vector<std::string>;  // keys from the top; lists do not count

inline constexpr std::string_view kAnyKey = "*";

struct ArticleList {
  std::optional<JsonPath> path;  // nullopt if the object itself is an article, or holds none
  bool whole = false;            // the object ends inside the text
};
// The path of the list in `text`, a JSON object or its beginning, whose elements look like articles
// ("articles", "hits" "hits", …).
[[nodiscard]] ArticleList list_of_articles(std::string_view text, const ColumnMap& columns);

// True for an object that says that nothing was found: {"total": 0, "hits": []}.
[[nodiscard]] bool is_empty_answer(std::string_view text);

// "hits.hits[]._source" as what is a record ("hits", "hits") and what of it is read ("_source").
struct RecordPath {
  JsonPath list;
  std::string inside;
};
[[nodiscard]] RecordPath parse_record_path(std::string_view text);

}  // namespace nachlese::readers
