#include "tests/integration/bad_network.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace nachlese::test {
namespace {

using namespace std::chrono_literals;

constexpr auto kRetransmission = 200ms;  // Linux's shortest timeout
constexpr int kPollMs = 50;              // interval of checks for the end

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// True if all `size` bytes were sent.
bool write_all(int fd, const char* data, ssize_t size) {
  while (size > 0) {
    const ssize_t written = ::send(fd, data, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (written <= 0) return false;
    data += written;
    size -= written;
  }
  return true;
}

}  // namespace

BadNetwork::BadNetwork(std::uint16_t target)
    : target_(target), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listening_, 16) != 0 ||
      ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("cannot listen on the loopback interface");
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

BadNetwork::~BadNetwork() {
  ended_ = true;
  accepting_.join();
  for (auto& relay : relays_) relay.join();
  ::close(listening_);
}

void BadNetwork::set(std::chrono::milliseconds delay, unsigned one_lost_in) {
  delay_ms_ = static_cast<unsigned>(delay.count());
  one_lost_in_ = one_lost_in;
  silent_ = cut_ = false;
}

void BadNetwork::accept_all() {
  pollfd waiting{listening_, POLLIN, 0};
  while (!ended_) {
    if (::poll(&waiting, 1, kPollMs) <= 0) continue;
    const int client = ::accept(listening_, nullptr, nullptr);
    if (client >= 0) relays_.emplace_back([this, client] { relay(client); });
  }
}

void BadNetwork::hold_back(unsigned packet) const {
  const unsigned one_in = one_lost_in_;
  std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms_));
  if (one_in != 0 && packet % one_in == one_in - 1) std::this_thread::sleep_for(kRetransmission);
  while (silent_ && !ended_) std::this_thread::sleep_for(10ms);
}

void BadNetwork::relay(int client) {
  const int server = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(target_);
  // As Xapian does: otherwise the two parts of a message wait for each other.
  constexpr int kNow = 1;
  for (const int fd : {client, server})
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &kNow, sizeof kNow);
  bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
  unsigned packets = 0;
  while (open && !ended_) {
    if (::poll(ends, 2, kPollMs) <= 0) continue;
    for (int i = 0; i < 2 && open; ++i) {
      if (ends[i].revents == 0) continue;
      char buffer[4096];
      const ssize_t size = ::recv(ends[i].fd, buffer, sizeof buffer, 0);
      hold_back(packets++);
      open = size > 0 && !cut_ && write_all(ends[1 - i].fd, buffer, size);
    }
  }
  ::close(server);
  ::close(client);
}

}  // namespace nachlese::test
