// The only file that knows cpp-httplib (0.11 of Debian 12 to 0.18 of Debian 13).
#include "web/server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "core/base/error.hpp"
#include "web/compress.hpp"

namespace nachlese {
namespace {

// Connections are cheap and mostly wait, so there are many threads for them; how many searches run at a time is the pool's affair.
// That way, clients that send slowly or keep a connection open do not keep others from being answered.
constexpr std::size_t kConnections = 512;
constexpr int kBacklog = 511;  // the library asks for 5, too few for a burst
constexpr std::size_t kMaxPayload = 64 * 1024;
constexpr std::chrono::seconds kReadTimeout{5};
constexpr std::chrono::seconds kWriteTimeout{10};
constexpr time_t kKeepAliveSeconds = 5;
constexpr std::size_t kKeepAliveRequests = 1'000;
constexpr std::chrono::seconds kDrainTime{5};

class Listener : public httplib::Server {
 public:
  // Once more with a longer queue: the socket stays the same.
  void lengthen_backlog() { ::listen(svr_sock_, kBacklog); }
};

// Two servers on one port would share its requests at random if SO_REUSEPORT were set, as the library does by default.
void reuse_address(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Request translate(const httplib::Request& from) {
  std::vector<std::pair<std::string, std::string>> headers(from.headers.begin(), from.headers.end());
  return make_request(from.method, from.target, std::move(headers));
}

// GET and HEAD have no body here. One that is sent anyway stays unread, so the connection must not be used for a next request.
bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

}  // namespace

struct Server::State {
  explicit State(RespondFunction function) : respond(std::move(function)) {}

  void answer(const httplib::Request& from, httplib::Response& to);
  void send_body(httplib::Response& to, Response answer, bool close_afterwards);

  RespondFunction respond;
  Listener listener;
  std::atomic<int> in_flight{0};
  std::atomic<bool> stopping{false};
  std::atomic<bool> running{false};
  std::mutex start_or_stop;  // so that a stop() just before the start is not lost
};

void Server::State::answer(const httplib::Request& from, httplib::Response& to) {
  Response answer = respond(translate(from));
  if (is_worth_compressing(answer.content_type, answer.body.size()) && accepts_gzip(from.get_header_value("Accept-Encoding"))) {
    answer.body = gzip(answer.body);
    answer.headers.emplace_back("Content-Encoding", "gzip");
  }
  to.status = answer.status;
  for (const auto& [name, value] : answer.headers) to.set_header(name, value);
  const bool close_afterwards = stopping || has_body(from);
  if (close_afterwards) to.set_header("Connection", "close");
  send_body(to, std::move(answer), close_afterwards);
}

// As a provider of known length rather than as a string, which the library would compress again, with Brotli at its slowest.
void Server::State::send_body(httplib::Response& to, Response answer, bool close_afterwards) {
  if (answer.body.empty()) {
    if (!answer.content_type.empty()) to.set_header("Content-Type", answer.content_type);
    return;
  }
  ++in_flight;
  const auto body = std::make_shared<const std::string>(std::move(answer.body));
  to.set_content_provider(
      body->size(), answer.content_type,
      [body, close_afterwards](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        const bool written = sink.write(body->data() + offset, length);
        return written && !close_afterwards;  // false ends the connection
      },
      [this](bool) { --in_flight; });
}

Server::Server(RespondFunction respond) : state_(std::make_unique<State>(std::move(respond))) {
  Listener& listener = state_->listener;
  listener.new_task_queue = [] { return new httplib::ThreadPool(kConnections); };
  listener.set_socket_options(reuse_address);
  listener.set_tcp_nodelay(true);  // header and body are two writes; Nagle would hold the second back
  listener.set_payload_max_length(kMaxPayload);
  listener.set_read_timeout(kReadTimeout);
  listener.set_write_timeout(kWriteTimeout);
  listener.set_keep_alive_timeout(kKeepAliveSeconds);
  listener.set_keep_alive_max_count(kKeepAliveRequests);
  // Before the library's own routing: the route table is ours.
  listener.set_pre_routing_handler([state = state_.get()](const httplib::Request& request, httplib::Response& response) {
    state->answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  listener.set_exception_handler([](const httplib::Request&, httplib::Response& response, auto&&...) { response.status = 500; });
}

Server::~Server() { stop(); }

int Server::bind(const std::string& host, int port) {
  Listener& listener = state_->listener;
  const int bound = port == 0 ? listener.bind_to_any_port(host) : (listener.bind_to_port(host, port) ? port : -1);
  if (bound < 0) {
    throw Error(ErrorCode::usage, "Cannot listen on " + host + ":" + std::to_string(port) + ".",
                "Is another server using the port? Choose another one with --listen.");
  }
  listener.lengthen_backlog();
  return bound;
}

void Server::run() {
  {
    const std::lock_guard lock(state_->start_or_stop);
    if (state_->stopping) return;
    state_->running = true;
  }
  state_->listener.listen_after_bind();
  state_->running = false;
}

void Server::stop() {
  {
    const std::lock_guard lock(state_->start_or_stop);
    if (state_->stopping.exchange(true)) return;
  }
  const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(2)); };
  const auto deadline = std::chrono::steady_clock::now() + kDrainTime;
  while (state_->in_flight > 0 && std::chrono::steady_clock::now() < deadline) pause();
  while (state_->running && !state_->listener.is_running()) pause();  // the library overlooks a stop() before its loop has begun
  if (state_->running) state_->listener.stop();
}

}  // namespace nachlese
