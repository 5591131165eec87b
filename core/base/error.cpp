#include "core/base/error.hpp"

#include <utility>

namespace nachlese {

Error::Error(ErrorCode code, const std::string& message, std::string hint)
    : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

std::string describe(const Error& error) {
  return error.hint().empty() ? error.what()
                              : std::string(error.what()) + " (" + error.hint() + ")";
}

}  // namespace nachlese
