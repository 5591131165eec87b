// The JSON objects of news, in any dialect.
#pragma once

#include "indexer/readers/formats/json_outline.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Thread-safe, as Format::parse.
void parse_json(const Record& record, Parsed& out);

// Where the source of a record has its records; empty if it does not say.
[[nodiscard]] RecordPath told_path(const Record& record);

}  // namespace nachlese::readers
