// Networks of addresses, as 10.0.0.0/8, 2001:db8::/32 or one address.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nachlese::web {

struct Network {
  std::array<std::uint8_t, 16> address{};  // IPv4 as ::ffff:a.b.c.d
  unsigned bits = 128;                     // that an address must share
};

// nullopt if it is none, or has bits behind its length.
[[nodiscard]] std::optional<Network> parse_network(std::string_view text);

// False for what is no address.
[[nodiscard]] bool is_in(std::span<const Network> networks, const std::string& address);

}  // namespace nachlese::web
