// Simulates a bad network between two programs on this machine: delays, lost packets, silence,
// cuts.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <thread>

namespace nachlese::test {

// Forwards every connection on its own port to `target` on the loopback interface. A lost packet
// shows as a pause of TCP's retransmission timeout, which is all that a program notices.
class BadNetwork {
 public:
  explicit BadNetwork(std::uint16_t target);
  ~BadNetwork();
  BadNetwork(const BadNetwork&) = delete;
  BadNetwork& operator=(const BadNetwork&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  // Delays every packet by `delay` from now on, and loses one in `one_lost_in` (0: none) once.
  void set(std::chrono::milliseconds delay, unsigned one_lost_in);
  // Keeps connections open but passes nothing until set() is called.
  void silence() { silent_ = true; }
  // Breaks all connections after their next packet, and new ones after their first.
  void cut() { cut_ = true; }

 private:
  void accept_all();
  void relay(int client);
  void hold_back(unsigned packet) const;

  std::uint16_t target_;
  std::uint16_t port_ = 0;
  int listening_ = -1;
  std::atomic<bool> ended_ = false;
  std::atomic<bool> silent_ = false;
  std::atomic<bool> cut_ = false;
  std::atomic<unsigned> delay_ms_ = 0;
  std::atomic<unsigned> one_lost_in_ = 0;
  std::list<std::thread> relays_;  // only accepting_ adds to it
  std::thread accepting_;
};

}  // namespace nachlese::test
