#include "web/app/networks.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace nachlese::web {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr unsigned kMappedBits = 96;

using AddressBytes = std::array<std::uint8_t, 16>;

// Both kinds as one of IPv6.
std::optional<AddressBytes> address_bytes(const std::string& text) {
  AddressBytes out{};
  if (::inet_pton(AF_INET6, text.c_str(), out.data()) == 1) return out;
  std::copy(kMapped.begin(), kMapped.end(), out.begin());
  if (::inet_pton(AF_INET, text.c_str(), out.data() + kMapped.size()) == 1) return out;
  return std::nullopt;
}

bool is_bit_set(const AddressBytes& address, unsigned bit) {
  return (address[bit / 8] >> (7U - bit % 8) & 1U) != 0;
}

bool shares_bits(const AddressBytes& a, const AddressBytes& b, unsigned bits) {
  for (unsigned bit = 0; bit < bits; ++bit) {
    if (is_bit_set(a, bit) != is_bit_set(b, bit)) return false;
  }
  return true;
}

}  // namespace

std::optional<Network> parse_network(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = address_bytes(std::string(text.substr(0, slash)));
  if (!address) return std::nullopt;
  Network out{*address, 128};
  if (slash == std::string_view::npos) return out;
  const std::string_view length = text.substr(slash + 1);
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), out.bits);
  if (error != std::errc() || end != length.data() + length.size()) return std::nullopt;
  if (text.find(':') == std::string_view::npos) out.bits += kMappedBits;
  if (out.bits > 128) return std::nullopt;
  for (unsigned bit = out.bits; bit < 128; ++bit) {
    if (is_bit_set(out.address, bit)) return std::nullopt;
  }
  return out;
}

bool is_in(std::span<const Network> networks, const std::string& address) {
  const auto bytes = address_bytes(address);
  return bytes && std::ranges::any_of(networks, [&](const Network& network) {
           return shares_bits(network.address, *bytes, network.bits);
         });
}

}  // namespace nachlese::web
