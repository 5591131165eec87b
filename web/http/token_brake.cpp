#include "web/http/token_brake.hpp"

#include <arpa/inet.h>

#include <array>

namespace nachlese::web {
namespace {

constexpr std::size_t kMostWrong = 10;
constexpr std::size_t kMostClients = 4'096;
constexpr std::chrono::minutes kWindow{1};

// The network of an IPv6 address, since its owner has all addresses in it.
std::string network_of(std::string_view client) {
  std::string text(client);
  std::array<char, 16> address{};
  if (::inet_pton(AF_INET6, text.c_str(), address.data()) != 1 || text.starts_with("::ffff:"))
    return text;
  return {address.data(), 8};
}

}  // namespace

bool TokenBrake::holds(std::string_view client, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  forget(now);
  const auto found = wrong_.find(place_of(client));
  return found != wrong_.end() && found->second >= kMostWrong;
}

void TokenBrake::count(std::string_view client, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  forget(now);
  ++wrong_[place_of(client)];
}

void TokenBrake::forget(Clock::time_point now) {
  if (now < minute_ends_) return;
  wrong_.clear();
  minute_ends_ = now + kWindow;
}

std::string TokenBrake::place_of(std::string_view client) const {
  std::string place = network_of(client);
  const bool room = wrong_.size() < kMostClients || wrong_.contains(place);
  return room ? place : std::string();
}

}  // namespace nachlese::web
