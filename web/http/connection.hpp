// One client's socket, with every wait bounded.
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
  // Owns the socket and closes it.
  explicit Connection(int socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a request, up to `until` and as long as `goes_on` says so.
  [[nodiscard]] bool await_request(const std::function<bool()>& goes_on, Clock::time_point until);

  enum class Heard : std::uint8_t { head, ended, late, too_long };
  // All up to the empty line behind the headers goes to `head`, or what came until that failed: the
  // client ended, `until` passed, or `most` bytes had no end. What was sent behind it waits for the
  // next call.
  [[nodiscard]] Heard read_head(std::string& head, std::size_t most, Clock::time_point until);

  // False when the client is gone or has not taken all of it by `until()`, which may draw nearer
  // meanwhile.
  [[nodiscard]] bool write(std::string_view bytes, const std::function<Clock::time_point()>& until);

  // Says that nothing more comes, and throws away what the client still sends, for a moment: a
  // socket that is closed with something unread takes back the answer on its way to the client.
  void end();

  // Address of the client; empty if that is not known.
  [[nodiscard]] std::string client() const;

 private:
  [[nodiscard]] bool wait(short events, Clock::time_point until) const;
  // Of recv(): bytes that came, 0 at the end, below 0 when something is wrong.
  [[nodiscard]] long fill();

  const int socket_;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace nachlese::web
