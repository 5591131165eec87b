// Which line breaks of a text mean something.
#pragma once

#include <string>

namespace nachlese::readers {

// Leaves single line breaks where lines are lines: in lists, tables and poems. Lines that a program
// has wrapped at some width are joined, and long ones that end as sentences do become paragraphs,
// with an empty line between them. Doing it again changes nothing.
void arrange_lines(std::string& text);

}  // namespace nachlese::readers
