// A pager for output that may be longer than the screen.
#pragma once

#include <sys/types.h>

namespace nachlese::cli {

// While it lives, standard output goes through $NACHLESE_PAGER, $PAGER or `less -FRX`, and so does
// standard error if it is a terminal, too. Does nothing if standard output is no capable terminal,
// if the pager is empty or `cat`, or if there is none. Its end waits for the reader to leave.
// Ask for colors and width before: afterwards standard output is a pipe.
class Pager {
 public:
  explicit Pager(bool wanted);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  Pager(Pager&&) = delete;
  Pager& operator=(Pager&&) = delete;

 private:
  pid_t pid_ = -1;
  int output_ = -1;  // what standard output and error were
  int error_ = -1;
};

}  // namespace nachlese::cli
