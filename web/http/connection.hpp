// A client's socket whose every wait is bounded.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace nachlese::web {

using Clock = std::chrono::steady_clock;

class Connection {
 public:
  // Takes ownership of the socket.
  explicit Connection(int socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a request, until `until` and while `goes_on` returns true.
  [[nodiscard]] bool await_request(const std::function<bool()>& goes_on, Clock::time_point until);

  enum class Heard : std::uint8_t { head, ended, late, too_long };
  // Reads up to the empty line after the headers into `head`, or what arrived before failure: the
  // client ended, `until` passed, or `most` bytes had no end. Bytes after it stay for the next
  // call.
  [[nodiscard]] Heard read_head(std::string& head, std::size_t most, Clock::time_point until);

  // Reads `size` more bytes; fewer if the client ended or `until` passed.
  [[nodiscard]] std::string read_body(std::size_t size, Clock::time_point until);

  // False if the client is gone or has not taken everything by `until()`, which may move closer
  // meanwhile.
  [[nodiscard]] bool write(std::string_view bytes, const std::function<Clock::time_point()>& until);

  // Closes the sending side and briefly discards what the client still sends: closing a socket with
  // unread data would destroy the answer on its way.
  void end();

  // Address of the client; empty if unknown.
  [[nodiscard]] std::string client() const;

 private:
  [[nodiscard]] bool wait(short events, Clock::time_point until) const;
  // Result of recv(): bytes read, 0 at the end, negative on errors.
  [[nodiscard]] long fill();

  const int socket_;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace nachlese::web
