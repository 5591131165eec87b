// Carries requests and responses over HTTP/1.1. Everything about sockets, threads and limits is
// behind this.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// Called from many threads at a time; must not throw.
using RespondFunction = std::function<Response(Request)>;

// Makes the answer to what is no proper request: its status, and what was wrong with it, in
// English.
using RefuseFunction = std::function<Response(int status, std::string_view detail)>;

class Server {
 public:
  Server(RespondFunction respond, RefuseFunction refuse);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens from here on; requests wait until run(). Port 0 takes any free one. Returns the port.
  // Throws Error(usage) when the address is taken or is none of this machine.
  int bind(const std::string& host, int port);
  // Answers until stop() is called; then finishes the requests at hand.
  void run();
  // May be called from any thread, more than once.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nachlese::web
