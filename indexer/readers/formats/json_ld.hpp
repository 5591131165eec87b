// schema.org's NewsArticle and its kin as JSON-LD, inside HTML or alone.
#pragma once

#include <string_view>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Fills `out.article` from the first article found anywhere in `json`; false if there is none or it
// is no JSON.
bool fill_from_json_ld(std::string_view json, const Record& record, Parsed& out);

}  // namespace nachlese::readers
