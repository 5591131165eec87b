// Runs work that may crash in a child process.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace nachlese::index {

struct ChildResult {
  std::string text;           // result of the work, or as much of it as arrived
  std::optional<int> signal;  // the signal that ended the child
};

// Runs `work` in a child and returns its result. The child may use `seconds` of processor time
// (then SIGXCPU ends it). Only for single-threaded processes. Throws Error(archive) if no child can
// be started.
[[nodiscard]] ChildResult run_in_child(const std::function<std::string()>& work, unsigned seconds);

}  // namespace nachlese::index
