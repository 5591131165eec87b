// What the terminal behind an output can do.
#pragma once

#include <cstddef>

namespace nachlese::cli {

// Whether `fd` is a terminal that understands escape sequences: TERM=dumb says that it does not.
[[nodiscard]] bool is_capable_terminal(int fd);

// Columns of the output behind `fd`: what COLUMNS says, else the terminal's own width, else 100, as
// into a file or pipe. At least 20.
[[nodiscard]] std::size_t output_columns(int fd);

}  // namespace nachlese::cli
