// The one exception type, for failures of the environment or the program. A mistake in a query is a
// value (a diagnostic), not an exception.
#pragma once

#include <stdexcept>
#include <string>

namespace nachlese {

// The value is the exit code; docs/OPERATIONS.md says what each means for a script.
enum class ErrorCode {
  usage = 2,    // wrong flags or arguments
  archive = 3,  // archive missing, damaged, or of another version
  locked = 4,   // another writer holds the archive
  input = 5,    // the work is done, but some input was bad
  source = 6,   // the work is done, but a source could not be read, or not all of it
  bug = 70,     // cannot happen, but did
};

class Error : public std::runtime_error {
 public:
  // `message` says what happened and where, `hint` what to do next; both are full sentences on one
  // line.
  Error(ErrorCode code, const std::string& message, std::string hint = {});

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

// "message (hint)" or "message".
[[nodiscard]] std::string describe(const Error& error);

}  // namespace nachlese
