// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// An item as split_json_feed() cuts it, with the fields of its feed.
[[nodiscard]] bool is_json_feed_item(std::string_view object);

// `bytes` is valid UTF-8.
void parse_json_feed_item(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
