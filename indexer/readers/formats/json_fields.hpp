// Reads JSON objects that have the fields of an article under any known names, at any depth.
#pragma once

#include <string>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// `bytes` is valid UTF-8.
void parse_json_fields(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
