#include "programs/nachlese/text_output.hpp"

#include <unistd.h>

#include "core/cli/locale.hpp"
#include "core/cli/terminal.hpp"

namespace nachlese::programs {

void TextOutput::add_to(CLI::App& command) {
  color.add_to(command);
  hyperlinks.add_to(command);
  pager.add_to(command);
}

search::TextStyle TextOutput::style() const {
  return {cli::output_columns(STDOUT_FILENO), color.enabled(STDOUT_FILENO),
          hyperlinks.enabled(STDOUT_FILENO), cli::environment_language()};
}

search::TextStyle note_style() {
  return {cli::output_columns(STDERR_FILENO), false, false, cli::environment_language()};
}

}  // namespace nachlese::programs
