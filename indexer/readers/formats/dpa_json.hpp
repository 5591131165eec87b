// The JSON of dpa: digitalwires and wireQ.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

[[nodiscard]] bool is_dpa_json(std::string_view object);

// `bytes` is valid UTF-8.
void parse_dpa_json(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
