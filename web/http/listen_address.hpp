// Parses listen addresses.
#pragma once

#include <string>

namespace nachlese::web {

struct ListenAddress {
  std::string host;
  int port = 0;
};

// Accepts "127.0.0.1:8080", "localhost:0", "[::1]:8080". Throws Error(usage) for anything else.
[[nodiscard]] ListenAddress parse_listen_address(const std::string& text);

}  // namespace nachlese::web
