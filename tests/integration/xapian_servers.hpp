// Xapian's own servers, as the distribution has them (package xapian-tools), on this machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "tests/integration/process.hpp"

namespace nachlese::test {

// Whether they are there; says so if not.
bool have_servers();

// A free port of the loopback interface; somebody else may take it, but hardly within the moment
// until a server does.
std::uint16_t free_port();

// Both return when the server listens, and it runs as long as what they return.

// xapian-tcpsrv: answers searches of a database, which may be the stub of an archive or the folder
// of a replica.
std::unique_ptr<Process> serve_searches(const std::filesystem::path& database, std::uint16_t port);
// xapian-replicate-server: sends the databases in a folder, and what changes in them, to those who
// ask by name.
std::unique_ptr<Process> serve_replication(const std::filesystem::path& folder, std::uint16_t port);

}  // namespace nachlese::test
