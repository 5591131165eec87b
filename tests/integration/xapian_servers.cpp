#include "tests/integration/xapian_servers.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "tests/catch.hpp"

namespace nachlese::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const fs::path kSearches = "/usr/bin/xapian-tcpsrv";
const fs::path kReplication = "/usr/bin/xapian-replicate-server";

bool answers(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool connected = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

std::unique_ptr<Process> start(const fs::path& program, const fs::path& what, std::uint16_t port) {
  auto process = std::make_unique<Process>(
      program.string(), std::vector<std::string>{"--interface", "127.0.0.1", "--port",
                                                 std::to_string(port), what.string()});
  for (int i = 0; i < 1000 && !answers(port); ++i) std::this_thread::sleep_for(20ms);
  return process;
}

}  // namespace

bool have_servers() {
  const bool have = fs::exists(kSearches) && fs::exists(kReplication);
  if (!have) WARN("xapian-tools is not installed; shards on other machines are not tried");
  return have;
}

std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

std::unique_ptr<Process> serve_searches(const fs::path& database, std::uint16_t port) {
  return start(kSearches, database, port);
}

std::unique_ptr<Process> serve_replication(const fs::path& folder, std::uint16_t port) {
  return start(kReplication, folder, port);
}

}  // namespace nachlese::test
