// Carries requests and responses over HTTP/1.1; hides sockets, threads and limits.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// Called from many threads; must not throw.
using RespondFunction = std::function<Response(Request)>;

// Makes the answer to a malformed request, from a status and an English explanation.
using RefuseFunction = std::function<Response(int status, std::string_view detail)>;

class Server {
 public:
  Server(RespondFunction respond, RefuseFunction refuse);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Starts listening; requests wait until run(). Port 0 takes any free one. Returns the port.
  // Throws Error(usage) if the address is taken or not of this machine.
  int bind(const std::string& host, int port);
  // Answers until stop() is called, then finishes running requests.
  void run();
  // Thread-safe; may be called more than once.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nachlese::web
