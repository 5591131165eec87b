// Objects of JSON with the fields of an article, under whatever names and however deep.
#pragma once

#include <string>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// `bytes` is valid UTF-8.
void parse_json_fields(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
