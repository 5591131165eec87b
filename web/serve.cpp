#include "web/serve.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include "core/base/error.hpp"
#include "core/cli/options.hpp"
#include "web/routes.hpp"
#include "web/searcher_pool.hpp"
#include "web/server.hpp"

namespace nachlese {
namespace {

struct ServeOptions {
  ArchiveOption archive;
  AliasesOption aliases;
  std::string listen = "127.0.0.1:8080";
  unsigned threads = std::max(2U, std::thread::hardware_concurrency());
};

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Runs until a signal asks to stop. Every thread inherits the blocked signals, so that they wait for sigwait() here.
void run_until_signal(Server& server) {
  const sigset_t signals = stop_signals();
  std::thread running([&server] {
    server.run();
    ::kill(::getpid(), SIGTERM);  // should the server end by itself, wakes the thread that waits below
  });
  int received = 0;
  sigwait(&signals, &received);
  server.stop();
  running.join();
}

int serve(const ServeOptions& options) {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client that hangs up is no reason to end

  const ListenAddress address = parse_listen_address(options.listen);
  SearcherPool pool(options.archive.directory, options.aliases.file, options.threads);
  Server server([&pool](const Request& request) { return respond(pool, request); });
  const int port = server.bind(address.host, address.port);
  const bool ipv6 = address.host.find(':') != std::string::npos;
  std::printf("http://%s:%d/\n", (ipv6 ? "[" + address.host + "]" : address.host).c_str(), port);
  std::fflush(stdout);
  run_until_signal(server);
  return 0;
}

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    const bool bracketed = address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
    if (bracketed) address.host = address.host.substr(1, address.host.size() - 2);
    const bool plain = bracketed || address.host.find(':') == std::string::npos;
    if (error == std::errc() && stop == end && plain && !address.host.empty() && address.port >= 0 && address.port <= 65'535)
      return address;
  }
  throw Error(ErrorCode::usage, "Cannot understand the address " + text + ".", "It is HOST:PORT, for example 127.0.0.1:8080.");
}

std::function<int()> setup_serve(CLI::App& command) {
  const auto options = std::make_shared<ServeOptions>();
  options->archive.add_to(command);
  options->aliases.add_to(command);
  command.add_option("-l,--listen", options->listen, "Address to listen on; port 0 takes any free one")
      ->envname("NACHLESE_LISTEN")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  command.add_option("-t,--threads", options->threads, "Searches that run at a time")->check(CLI::Range(1, 256))->type_name("N");
  return [options] { return serve(*options); };
}

}  // namespace nachlese
