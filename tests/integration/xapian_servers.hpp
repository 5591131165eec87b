// Xapian's own servers from the distribution (package xapian-tools), on this machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "tests/integration/process.hpp"

namespace nachlese::test {

// True if they are installed; prints a message if not.
bool have_servers();

// A free port of the loopback interface. Another program could take it before the server does, but
// hardly will.
std::uint16_t free_port();

// Both return once the server listens; it runs as long as the returned object lives.

// Runs xapian-tcpsrv, which answers searches of a database: the stub of an archive, or the folder
// of a replica.
std::unique_ptr<Process> serve_searches(const std::filesystem::path& database, std::uint16_t port);
// Runs xapian-replicate-server, which sends the databases in a folder, and their changes, by name.
std::unique_ptr<Process> serve_replication(const std::filesystem::path& folder, std::uint16_t port);

}  // namespace nachlese::test
