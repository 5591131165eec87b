// The only file that knows cpp-httplib (0.11 of Debian 12 to 0.18 of Debian 13).
#include "web/server.hpp"

#include <httplib.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

#include "core/base/error.hpp"
#include "web/access.hpp"

namespace nachlese {
namespace {

using Clock = std::chrono::steady_clock;

// Connections are cheap and mostly wait, so there are many threads for them; how many searches run at a time is the pool's affair.
// That way, clients that send slowly or keep a connection open do not keep others from being answered.
constexpr std::size_t kConnections = 768;
constexpr std::size_t kConnectionsPerClient = kConnections / 2;  // so that one alone cannot hold them all
constexpr int kBacklog = 511;                                    // the library asks for 5, too few for a burst
constexpr std::size_t kMaxPayload = 64 * 1024;
constexpr std::chrono::seconds kRequestTime{5};    // for all of a request to come in, however steadily it trickles
constexpr std::chrono::seconds kWriteTime{20};     // for a part of an answer to be taken, 64 KiB or so
constexpr std::chrono::seconds kKeepAliveTime{5};  // without a next request
constexpr std::chrono::milliseconds kGlance{250};  // after which an idle connection looks whether the server still runs
constexpr std::size_t kKeepAliveRequests = 1'000;
constexpr std::chrono::seconds kDrainTime{5};

// A connection that keeps to those times: the library's own would wait anew for every byte.
class Connection : public httplib::Stream {
 public:
  explicit Connection(socket_t socket) : socket_(socket) {}
  ~Connection() override {
    ::shutdown(socket_, SHUT_RDWR);
    ::close(socket_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a request, as long as `goes_on` says so; from then on its time runs.
  template <class GoesOn>
  bool await_request(const GoesOn& goes_on) {
    const auto until = Clock::now() + kKeepAliveTime;
    bool came = begin_ < end_;
    while (!came && goes_on() && Clock::now() < until) came = wait(POLLIN, std::min(until, Clock::now() + kGlance));
    request_ends_ = Clock::now() + kRequestTime;
    return came;
  }

  [[nodiscard]] bool is_readable() const override { return begin_ < end_ || wait(POLLIN, request_ends_); }
  [[nodiscard]] bool is_writable() const override { return wait(POLLOUT, Clock::now() + kWriteTime); }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override { read_address(::getpeername, ip, port); }
  void get_local_ip_and_port(std::string& ip, int& port) const override { read_address(::getsockname, ip, port); }
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  [[nodiscard]] bool wait(short events, Clock::time_point until) const;
  template <class GetName>
  void read_address(GetName get_name, std::string& ip, int& port) const;

  const socket_t socket_;
  Clock::time_point request_ends_;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

bool Connection::wait(short events, Clock::time_point until) const {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd poll_for{socket_, events, 0};
    const int ready = ::poll(&poll_for, 1, static_cast<int>(std::max<long>(0, left)));
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

ssize_t Connection::read(char* to, std::size_t size) {
  if (begin_ == end_) {
    if (!wait(POLLIN, request_ends_)) return -1;
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  const std::size_t taken = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_.data() + begin_, taken);
  begin_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  const auto until = Clock::now() + kWriteTime;
  std::size_t sent = 0;
  while (sent < size) {
    if (!wait(POLLOUT, until)) return -1;
    const ssize_t now = ::send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (now < 0 && errno != EAGAIN && errno != EINTR) return -1;
    sent += static_cast<std::size_t>(std::max<ssize_t>(0, now));
  }
  return static_cast<ssize_t>(sent);
}

template <class GetName>
void Connection::read_address(GetName get_name, std::string& ip, int& port) const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> service{};
  if (get_name(socket_, reinterpret_cast<sockaddr*>(&address), &length) != 0 ||
      ::getnameinfo(reinterpret_cast<sockaddr*>(&address), length, host.data(), host.size(), service.data(), service.size(),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    return;
  }
  ip = host.data();
  port = std::atoi(service.data());
}

class Listener : public httplib::Server {
 public:
  // Once more with a longer queue: the socket stays the same.
  void lengthen_backlog() { ::listen(svr_sock_, kBacklog); }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket);
    std::string client;
    int port = 0;
    connection.get_remote_ip_and_port(client, port);
    const ClientLimit::Turn turn(clients_, client);
    if (!turn.granted()) return false;
    const auto goes_on = [this] { return svr_sock_ != INVALID_SOCKET; };
    bool closed = false;
    for (std::size_t left = kKeepAliveRequests; left > 0 && !closed && connection.await_request(goes_on); --left) {
      if (!process(*this, connection, left == 1, closed)) return false;
    }
    return true;
  }

  ClientLimit clients_{kConnectionsPerClient};

  // Newer versions of the library want the addresses from outside.
  template <class Self>
  static bool process(Self& self, Connection& connection, bool last, bool& closed) {
    if constexpr (requires { self.process_request(connection, last, closed, nullptr); }) {
      return self.process_request(connection, last, closed, nullptr);
    } else {
      std::string remote;
      std::string local;
      int remote_port = 0;
      int local_port = 0;
      connection.get_remote_ip_and_port(remote, remote_port);
      connection.get_local_ip_and_port(local, local_port);
      return self.process_request(connection, remote, remote_port, local, local_port, last, closed, nullptr);
    }
  }
};

// Two servers on one port would share its requests at random if SO_REUSEPORT were set, as the library does by default.
void reuse_address(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Request translate(const httplib::Request& from) {
  std::vector<std::pair<std::string, std::string>> headers(from.headers.begin(), from.headers.end());
  Request request = make_request(from.method, from.target, std::move(headers));
  request.client = from.remote_addr;
  return request;
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
  void send_parts(httplib::Response& to, Response answer);
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
  to.status = answer.status;
  for (const auto& [name, value] : answer.headers) to.set_header(name, value);
  const bool close_afterwards = stopping || has_body(from);
  if (close_afterwards) to.set_header("Connection", "close");
  if (answer.next_part) {
    send_parts(to, std::move(answer));
  } else {
    send_body(to, std::move(answer), close_afterwards);
  }
}

void Server::State::send_parts(httplib::Response& to, Response answer) {
  ++in_flight;
  to.set_chunked_content_provider(
      answer.content_type,
      [next = std::move(answer.next_part), this](std::size_t, httplib::DataSink& sink) {
        try {
          if (stopping) return false;
          const std::string part = next();
          if (!part.empty()) return sink.write(part.data(), part.size());
          sink.done();
          return true;
        } catch (const std::exception& error) {
          std::fprintf(stderr, "nachlese serve: an answer was broken off: %s\n", error.what());
          return false;  // without the end that the client waits for
        }
      },
      [this](bool) { --in_flight; });
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
  listener.set_keep_alive_timeout(kKeepAliveTime.count());  // what it tells the client; Connection sees to it
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
