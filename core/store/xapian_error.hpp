// The one translator from Xapian's exceptions to Error.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <utility>

namespace nachlese {

[[noreturn]] void throw_as_error(const Xapian::Error& error, const std::filesystem::path& archive);

// Runs `action`; what Xapian throws comes out as Error, with a hint for the user.
template <class Action>
decltype(auto) translating_xapian_errors(const std::filesystem::path& archive, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw_as_error(error, archive);
  }
}

}  // namespace nachlese
