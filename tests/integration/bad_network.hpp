// A network between two programs on this machine: late, losing packets, silent or cut off at will.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <thread>

namespace nachlese::test {

// Passes every connection to its own port on to `target` on the loopback interface. What TCP makes
// of a lost packet is a pause of its retransmission time-out; that is what a program sees of it.
class BadNetwork {
 public:
  explicit BadNetwork(std::uint16_t target);
  ~BadNetwork();
  BadNetwork(const BadNetwork&) = delete;
  BadNetwork& operator=(const BadNetwork&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  // From now on every packet is `delay` late, and one in `one_lost_in` (0: none) is lost once.
  void set(std::chrono::milliseconds delay, unsigned one_lost_in);
  // Connections stand, and nothing comes through until set() is called.
  void silence() { silent_ = true; }
  // All connections break after the next packet, and new ones after their first.
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
  std::list<std::thread> relays_;  // filled by accepting_ only
  std::thread accepting_;
};

}  // namespace nachlese::test
