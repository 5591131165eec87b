// Work that may crash, in a process of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace nachlese::index {

struct ChildResult {
  std::string text;           // what the work returned, or as much of it as was sent
  std::optional<int> signal;  // that ended the child
};

// Runs `work` in a child and gives what it returns. The child may use `seconds` of processor time
// (then SIGXCPU ends it). Only for processes with one thread. Throws Error(archive) if there can be
// no child.
[[nodiscard]] ChildResult run_in_child(const std::function<std::string()>& work, unsigned seconds);

}  // namespace nachlese::index
