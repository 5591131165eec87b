// Making valid UTF-8 without NUL bytes of what sources deliver.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Text in an older charset (guess_charset) is converted if nearly every byte beyond ASCII is out of
// place in UTF-8. In a mixture of both, ill-formed bytes become U+FFFD. NUL bytes become blanks.
// What was done is reported as warnings.
void repair_text(std::string& bytes, Location place, std::vector<InputIssue>& issues);

}  // namespace nachlese::readers
