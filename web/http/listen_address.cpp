#include "web/http/listen_address.hpp"

#include <charconv>

#include "core/base/error.hpp"

namespace nachlese::web {

ListenAddress parse_listen_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    const bool bracketed =
        address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
    if (bracketed) address.host = address.host.substr(1, address.host.size() - 2);
    const bool plain = bracketed || address.host.find(':') == std::string::npos;
    if (error == std::errc() && stop == end && plain && !address.host.empty() &&
        address.port >= 0 && address.port <= 65'535)
      return address;
  }
  throw Error(ErrorCode::usage, "Cannot understand the address " + text + ".",
              "It is HOST:PORT, for example 127.0.0.1:8080.");
}

}  // namespace nachlese::web
