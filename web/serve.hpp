// The verb `nachlese serve`.
#pragma once

#include <functional>
#include <string>

#include "core/cli/app.hpp"

namespace nachlese {

std::function<int()> setup_serve(CLI::App& command);

struct ListenAddress {
  std::string host;
  int port = 0;
};

// "127.0.0.1:8080", "localhost:0", "[::1]:8080". Throws Error(usage) for anything else.
[[nodiscard]] ListenAddress parse_listen_address(const std::string& text);

}  // namespace nachlese
