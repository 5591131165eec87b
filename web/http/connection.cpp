#include "web/http/connection.hpp"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "web/http/request_head.hpp"

namespace nachlese::web {
namespace {

// How often a waiting thread checks whether it should go on.
constexpr std::chrono::milliseconds kGlance{250};
// Bounds for reading what a client still sends after its answer.
constexpr std::chrono::milliseconds kLinger{500};
constexpr std::size_t kLingerBytes = std::size_t{1} << 20U;

}  // namespace

Connection::Connection(int socket) : socket_(socket) {}

Connection::~Connection() {
  ::shutdown(socket_, SHUT_RDWR);
  ::close(socket_);
}

bool Connection::wait(short events, Clock::time_point until) const {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd poll_for{socket_, events, 0};
    const int ready = ::poll(&poll_for, 1, static_cast<int>(std::clamp<long>(left, 0, 60'000)));
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

long Connection::fill() {
  const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  begin_ = 0;
  end_ = static_cast<std::size_t>(std::max<ssize_t>(0, got));
  return got;
}

bool Connection::await_request(const std::function<bool()>& goes_on, Clock::time_point until) {
  bool came = begin_ < end_ || wait(POLLIN, Clock::now());
  while (!came && goes_on() && Clock::now() < until)
    came = wait(POLLIN, std::min(until, Clock::now() + kGlance));
  return came;
}

Connection::Heard Connection::read_head(std::string& head, std::size_t most,
                                        Clock::time_point until) {
  while (head.size() < most) {
    if (begin_ == end_) {
      if (!wait(POLLIN, until)) return Heard::late;
      const long got = fill();
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) return Heard::ended;
    }
    const std::size_t seen = head.size();
    const std::size_t taken = std::min(end_ - begin_, most - seen);
    head.append(buffer_.data() + begin_, taken);
    begin_ += taken;
    const std::size_t end = find_head_end(head, seen);
    if (end == std::string::npos) continue;
    begin_ -= head.size() - end;  // belongs to the next request
    head.resize(end);
    return Heard::head;
  }
  return Heard::too_long;
}

std::string Connection::read_body(std::size_t size, Clock::time_point until) {
  std::string body;
  while (body.size() < size) {
    if (begin_ == end_) {
      if (!wait(POLLIN, until)) break;
      const long got = fill();
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) break;
    }
    const std::size_t taken = std::min(end_ - begin_, size - body.size());
    body.append(buffer_.data() + begin_, taken);
    begin_ += taken;
  }
  return body;
}

bool Connection::write(std::string_view bytes, const std::function<Clock::time_point()>& until) {
  while (!bytes.empty()) {
    const auto now = Clock::now();
    const auto end = until();
    if (now >= end) return false;
    if (!wait(POLLOUT, std::min(end, now + kGlance))) continue;
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(0, sent)));
  }
  return true;
}

void Connection::end() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + kLinger;
  for (std::size_t thrown_away = 0; thrown_away < kLingerBytes && wait(POLLIN, until);
       thrown_away += end_) {
    if (fill() <= 0) break;
  }
  begin_ = end_ = 0;
}

std::string Connection::client() const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  std::array<char, NI_MAXHOST> host{};
  auto* const peer = reinterpret_cast<sockaddr*>(&address);
  const bool known =
      ::getpeername(socket_, peer, &length) == 0 &&
      ::getnameinfo(peer, length, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) == 0;
  return known ? std::string(host.data()) : std::string();
}

}  // namespace nachlese::web
