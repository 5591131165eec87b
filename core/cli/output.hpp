// The end of a program's output.
#pragma once

namespace nachlese::cli {

// Flushes standard output; throws Error(input) if it could not be written, as when the disk is
// full. A closed pipe ends the program quietly, as its reader chose.
void finish_output();

}  // namespace nachlese::cli
