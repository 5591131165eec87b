// Takes from the process what reading a document needs no more.
#pragma once

namespace nachlese::programs {

// Bounds memory and processor time, and leaves only the calls that reading needs, for the case that
// a document takes over the process: no file is written, no program started, no connection made.
void confine_process();

}  // namespace nachlese::programs
