// HTTP byte by byte, for tests that send what no library would and check everything that returns.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nachlese::test {

// A connection to the loopback interface.
class RawClient {
 public:
  explicit RawClient(int port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection");
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // Sends bytes and returns how many were taken; fewer if the server ended.
  std::size_t send(std::string_view bytes) const {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t now = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) break;
      sent += static_cast<std::size_t>(now);
    }
    return sent;
  }
  void end_sending() const { ::shutdown(socket_, SHUT_WR); }

  // Receives up to `most` bytes, until the connection ends or the time is up; `closed()` tells
  // which.
  std::string receive(std::chrono::milliseconds time, std::size_t most = std::string::npos) {
    const auto until = std::chrono::steady_clock::now() + time;
    std::string out;
    std::array<char, 65536> buffer{};
    while (out.size() < most) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                            until - std::chrono::steady_clock::now())
                            .count();
      pollfd ready{socket_, POLLIN, 0};
      if (::poll(&ready, 1, static_cast<int>(std::max<long>(0, left))) <= 0) return out;
      const ssize_t got =
          ::recv(socket_, buffer.data(), std::min(buffer.size(), most - out.size()), 0);
      reset_ = got < 0;
      closed_ = got <= 0;
      if (closed_) return out;
      out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return out;
  }
  [[nodiscard]] bool closed() const { return closed_; }  // by the server
  [[nodiscard]] bool reset() const { return reset_; }    // discarding what was in transit

 private:
  int socket_;
  bool closed_ = false;
  bool reset_ = false;
};

struct RawAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

namespace raw_http {

[[noreturn]] inline void fail(const std::string& what) {
  throw std::runtime_error("answer: " + what);
}

inline std::string take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find("\r\n");
  if (end == std::string_view::npos) fail("a line does not end");
  const std::string line(bytes.substr(0, end));
  if (line.find_first_of("\r\n") != std::string::npos) fail("a line end within a line");
  bytes.remove_prefix(end + 2);
  return line;
}

inline std::string take(std::string_view& bytes, std::size_t size) {
  if (bytes.size() < size)
    fail("the body has " + std::to_string(bytes.size()) + " of " + std::to_string(size) + " bytes");
  const std::string out(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return out;
}

inline std::string take_chunks(std::string_view& bytes) {
  std::string out;
  while (true) {
    const std::size_t size = std::stoul(take_line(bytes), nullptr, 16);
    out += take(bytes, size);
    if (!take_line(bytes).empty()) fail("a chunk of another length");
    if (size == 0) return out;
  }
}

inline void take_head(std::string_view& bytes, RawAnswer& out) {
  const std::string status = take_line(bytes);
  if (!status.starts_with("HTTP/1.1 ") || status.size() < 13 || status[12] != ' ')
    fail("status line " + status);
  out.status = std::stoi(status.substr(9, 3));
  for (std::string line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos || line.find_first_of(" \t") < colon) fail("header " + line);
    const std::string name = line.substr(0, colon);
    const bool once = name == "Content-Length" || name == "Connection" || name == "Content-Type" ||
                      name == "Transfer-Encoding";
    if (once && !out.header(name).empty()) fail(name + " twice");
    out.headers.emplace_back(name, line.substr(colon + 2));
  }
}

}  // namespace raw_http

// Takes the first answer off `bytes`. Throws std::runtime_error where it violates RFC 9112. `head`:
// it answers a HEAD.
inline RawAnswer take_answer(std::string_view& bytes, bool head = false) {
  using namespace raw_http;
  RawAnswer out;
  take_head(bytes, out);
  const std::string length = out.header("Content-Length");
  const bool chunks = out.header("Transfer-Encoding") == "chunked";
  const bool bodiless = out.status == 204 || out.status == 304;
  if (bodiless && !(length.empty() && !chunks)) fail("a length of what has no body");
  if (!bodiless && !length.empty() && chunks) fail("two lengths");
  if (head || bodiless) return out;
  if (chunks) {
    out.body = take_chunks(bytes);
  } else if (!length.empty()) {
    out.body = take(bytes, std::stoul(length));
  } else {
    if (out.header("Connection") != "close") fail("no length");
    out.body = take(bytes, bytes.size());
  }
  return out;
}

// Everything that arrives on a new connection after `bytes` was sent on it.
inline std::string raw_exchange(int port, std::string_view bytes,
                                std::chrono::milliseconds time = std::chrono::seconds(10)) {
  RawClient client(port);
  client.send(bytes);
  client.end_sending();
  return client.receive(time);
}

}  // namespace nachlese::test
