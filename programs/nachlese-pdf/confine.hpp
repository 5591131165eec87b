// Takes from the process what reading a document needs no more.
#pragma once

namespace nachlese::programs {

// Bounds memory and processor time, and forbids what a document that has taken over the process
// could do with it: no file is written, no program started, no connection made.
void confine_process();

}  // namespace nachlese::programs
