// Making valid UTF-8 without NUL bytes of what sources deliver.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/record.hpp"

namespace nachlese {

// Text in Windows-1252 (a superset of Latin-1) is converted if that is the only reading: every byte beyond ASCII is out of place in
// UTF-8 and stands for a character in Windows-1252. In a mixture of both, ill-formed bytes become U+FFFD. NUL bytes become blanks.
// What was done is reported as warnings.
void repair_text(std::string& bytes, Place place, std::vector<Issue>& issues);

}  // namespace nachlese
