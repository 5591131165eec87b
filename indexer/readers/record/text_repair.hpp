// Makes valid UTF-8 without NUL bytes of what sources deliver.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Text in an older charset is converted, silently from that of the record (Record::charset), else
// from what it looks like (guess_charset), if nearly every byte beyond ASCII is out of place in
// UTF-8. In a mixture of both, well-formed characters stay; single bytes are taken as in the
// charset of the record, or become U+FFFD without one. NUL bytes become blanks. What was not told
// is reported as warnings.
void repair_text(std::string& bytes, const Record& record, std::vector<InputIssue>& issues);

// True if hardly any sequence of bytes beyond ASCII is a character of UTF-8.
[[nodiscard]] bool is_older_charset(std::string_view bytes);

}  // namespace nachlese::readers
