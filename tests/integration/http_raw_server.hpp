// Runs `nachlese serve` on a small archive, for tests that talk to it byte by byte.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/integration/process.hpp"
#include "tests/raw_http.hpp"

namespace nachlese::test {

inline constexpr int kServedArticles = 1'200;             // more than two parts of an export
inline constexpr const char* kServedWord = "Hochwasser";  // in all of them

class RawServer {
 public:
  explicit RawServer(const std::vector<std::string>& flags = {});

  [[nodiscard]] int port() const { return port_; }
  // True if /healthz answers on a new connection.
  [[nodiscard]] bool is_alive() const;
  // Resident memory in MiB; 0 if unknown.
  [[nodiscard]] std::size_t memory() const;
  Process& process() { return *process_; }

 private:
  int port_;
  std::unique_ptr<Process> process_;
};

// "GET TARGET HTTP/1.1" with a Host and `headers`, each ending in CR LF.
[[nodiscard]] std::string raw_get(const std::string& target, const std::string& headers = {});

}  // namespace nachlese::test
