#include "core/cli/output.hpp"

#include <poll.h>
#include <unistd.h>

#include <iostream>

#include "core/base/error.hpp"

namespace nachlese::cli {

void finish_output() {
  std::cout.flush();
  if (std::cout) return;
  // An earlier write may have failed, so errno tells nothing.
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  const bool reader_left = poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
  if (!reader_left)
    throw Error(ErrorCode::input, "Standard output could not be written.",
                "Check the disk it goes to.");
}

}  // namespace nachlese::cli
