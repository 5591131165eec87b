// The JSON objects of news, in any dialect.
#pragma once

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Thread-safe, as Format::parse.
void parse_json(const Record& record, Parsed& out);

}  // namespace nachlese::readers
