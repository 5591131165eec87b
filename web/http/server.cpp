// The only file that includes cpp-httplib (0.11 of Debian 12 to 0.18 of Debian 13). The library
// listens and accepts; this file reads and writes connections itself, since clients can make the
// library answer with stray memory, read one request as two, or start a response that it never
// ends.
#include "web/http/server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "core/base/error.hpp"
#include "web/http/access.hpp"
#include "web/http/connection.hpp"
#include "web/http/crew.hpp"
#include "web/http/request_head.hpp"
#include "web/http/response_head.hpp"

namespace nachlese::web {
namespace {

// Connections are cheap and mostly wait, so there may be many; the pool bounds the number of
// searches. So slow or idle clients do not block others.
constexpr std::size_t kConnections = 768;
constexpr std::size_t kConnectionsPerClient =
    kConnections / 2;                              // so that one client cannot take all
constexpr int kBacklog = 511;                      // the library's 5 is too few for a burst
constexpr std::chrono::seconds kKeepAliveTime{5};  // for the next request to start
constexpr std::size_t kKeepAliveRequests = 1'000;
// Times from the first byte of a request:
constexpr std::chrono::seconds kRequestTime{
    5};  // until all of it has arrived, however steadily it trickles
constexpr std::chrono::seconds kAnswerTime{30};  // until the answer is known
constexpr std::chrono::seconds kWholeTime{60};   // until the client has taken all of the answer
// An answer in parts has no foreseeable end, so each slice has its own time.
constexpr std::size_t kSlice = std::size_t{64} * 1024;
constexpr std::chrono::seconds kSliceTime{20};
constexpr std::chrono::seconds kDrainTime{10};  // for running requests when the server stops

// The library's queue of accepted connections.
class Queue : public httplib::TaskQueue {
 public:
  explicit Queue(std::function<void()> at_end) : at_end_(std::move(at_end)) {}
  using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue(
      {}));  // bool in newer versions of the library
  Enqueued enqueue(std::function<void()> job) override {
    crew_->enqueue(std::move(job));
    return static_cast<Enqueued>(true);
  }
  void shutdown() override {
    at_end_();
    crew_.reset();
  }

 private:
  std::function<void()> at_end_;
  std::unique_ptr<Crew> crew_ = std::make_unique<Crew>(kConnections);
};

// Sets only SO_REUSEADDR. The library's default, SO_REUSEPORT, would let two servers on one port
// share its requests at random.
void reuse_address(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

// Frames a part as a chunk: length, part, line end.
std::string as_chunk(const std::string& part) {
  std::array<char, 24> length{};
  std::snprintf(length.data(), length.size(), "%zx\r\n", part.size());
  return length.data() + part + "\r\n";
}

// A request that was read, and how to answer it.
struct Exchange {
  RequestHead head;
  Clock::time_point began;
  bool close = false;
};

}  // namespace

// The library's server: only listens and accepts.
class Listener : public httplib::Server {
 public:
  explicit Listener(std::function<void(Connection&)> serve) : serve_(std::move(serve)) {}

  // Listens again with a longer queue; the socket stays the same.
  void lengthen_backlog() { ::listen(svr_sock_, kBacklog); }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket);
    serve_(connection);
    return true;
  }

  std::function<void(Connection&)> serve_;
};

struct Server::State {
  State(RespondFunction respond_with, RefuseFunction refuse_with)
      : respond(std::move(respond_with)), refuse(std::move(refuse_with)) {}

  void serve(Connection& connection);
  bool answer_next(Connection& connection, const std::string& client, bool last);
  Response respond_to(RequestHead& head, const std::string& client, Clock::time_point began,
                      std::string body);
  bool send(Connection& connection, const Exchange& exchange, const Response& response);
  bool send_parts(Connection& connection, const Exchange& exchange, const Response& response);
  void refuse_and_end(Connection& connection, std::string_view head, const Refusal& refusal);
  // False if it was called before.
  bool begin_to_end();
  // `time`, or the end of the server if that is earlier.
  [[nodiscard]] Clock::time_point bounded(Clock::time_point time) const;

  const RespondFunction respond;
  const RefuseFunction refuse;
  Listener listener{[this](Connection& connection) { serve(connection); }};
  ClientLimit clients{kConnectionsPerClient};
  std::atomic<bool> stopping{false};
  std::atomic<Clock::time_point> last_moment{Clock::time_point::max()};
  std::atomic<bool> running{false};
  std::mutex start_or_stop;  // so that a stop() just before the start is not lost
};

Clock::time_point Server::State::bounded(Clock::time_point time) const {
  return std::min(time, last_moment.load());
}

bool Server::State::begin_to_end() {
  const std::lock_guard lock(start_or_stop);
  if (stopping) return false;
  last_moment = Clock::now() + kDrainTime;
  stopping = true;
  return true;
}

void Server::State::serve(Connection& connection) {
  const std::string client = connection.client();
  const ClientLimit::Turn turn(clients, client);
  if (!turn.granted()) return;
  const auto goes_on = [this] { return !stopping; };
  for (std::size_t left = kKeepAliveRequests; left > 0; --left) {
    if (!connection.await_request(goes_on, Clock::now() + kKeepAliveTime)) return;
    if (!answer_next(connection, client, left == 1)) return;
  }
}

// Answers one request. True if the connection may bring another one.
bool Server::State::answer_next(Connection& connection, const std::string& client, bool last) {
  const auto began = Clock::now();
  std::string bytes;
  const auto heard = connection.read_head(bytes, kMaxHeadBytes, began + kRequestTime);
  if (bytes.empty()) return false;  // the client is done
  if (heard == Connection::Heard::ended) {
    refuse_and_end(connection, bytes, {400, "The request breaks off."});
    return false;
  }
  if (heard == Connection::Heard::late) {
    refuse_and_end(connection, bytes, {408, "The request did not arrive within five seconds."});
    return false;
  }
  auto read = read_request_head(bytes);
  if (const auto* const refusal = std::get_if<Refusal>(&read)) {
    refuse_and_end(connection, bytes, *refusal);
    return false;
  }
  bytes = {};  // free it: connections are many and heads may be long
  Exchange exchange{std::get<RequestHead>(std::move(read)), began};
  std::string body;
  if (exchange.head.form_bytes > 0) {
    body = connection.read_body(exchange.head.form_bytes, began + kRequestTime);
    if (body.size() < exchange.head.form_bytes) {
      refuse_and_end(connection, exchange.head.method, {400, "The request breaks off."});
      return false;
    }
  }
  const Response response = respond_to(exchange.head, client, began, std::move(body));
  exchange.close = exchange.head.close || last || stopping;
  if (!send(connection, exchange, response)) return false;
  if (exchange.close) connection.end();
  return !exchange.close;
}

// Moves the headers out of `head`.
Response Server::State::respond_to(RequestHead& head, const std::string& client,
                                   Clock::time_point began, std::string body) {
  try {
    Request request = make_request(head.method, head.target, std::move(head.headers));
    request.client = client;
    request.body = std::move(body);
    request.answer_by = began + kAnswerTime;
    return respond(std::move(request));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: %s\n", error.what());
  } catch (...) {
    std::fputs("nachlese serve: unknown exception\n", stderr);
  }
  return refuse(500, "The server could not answer; its log says why.");
}

// Refuses the request. A HEAD request never gets a body: the client would take it for the next
// answer.
void Server::State::refuse_and_end(Connection& connection, std::string_view head,
                                   const Refusal& refusal) {
  Exchange exchange{{}, Clock::now(), true};
  if (head.starts_with("HEAD ")) exchange.head.method = "HEAD";
  if (send(connection, exchange, refuse(refusal.status, refusal.detail))) connection.end();
}

// False if the connection is no longer usable.
bool Server::State::send(Connection& connection, const Exchange& exchange,
                         const Response& response) {
  if (response.next_part) return send_parts(connection, exchange, response);
  const auto until = [&] { return bounded(exchange.began + kWholeTime); };
  std::string head = response_head(response, Framing::length, exchange.close);
  const bool bodiless = exchange.head.method == "HEAD" || is_bodiless(response.status);
  const std::string_view body = bodiless ? std::string_view() : std::string_view(response.body);
  if (body.size() > kSlice) return connection.write(head, until) && connection.write(body, until);
  return connection.write(head.append(body), until);
}

bool Server::State::send_parts(Connection& connection, const Exchange& exchange,
                               const Response& response) {
  const bool chunks = !exchange.head.old_version;
  const bool close = exchange.close || !chunks;
  const auto write = [&](std::string_view bytes) {
    bool written = true;
    while (written && !bytes.empty()) {
      const auto until = Clock::now() + kSliceTime;
      written = connection.write(bytes.substr(0, kSlice), [&] { return bounded(until); });
      bytes.remove_prefix(std::min(kSlice, bytes.size()));
    }
    return written;
  };
  if (!write(response_head(response, chunks ? Framing::chunks : Framing::end_of_connection, close)))
    return false;
  if (exchange.head.method == "HEAD") return chunks;
  try {
    for (std::string part = response.next_part(); !part.empty(); part = response.next_part()) {
      if (!write(chunks ? as_chunk(part) : part) || Clock::now() >= last_moment.load())
        return false;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: an answer was broken off: %s\n", error.what());
    return false;  // without the end that the client waits for
  } catch (...) {
    std::fputs("nachlese serve: an answer was broken off\n", stderr);
    return false;
  }
  return chunks ? write("0\r\n\r\n") : (connection.end(), false);
}

Server::Server(RespondFunction respond, RefuseFunction refuse)
    : state_(std::make_unique<State>(std::move(respond), std::move(refuse))) {
  Listener& listener = state_->listener;
  listener.new_task_queue = [state = state_.get()] {
    return new Queue([state] { state->begin_to_end(); });
  };
  listener.set_socket_options(reuse_address);
  listener.set_tcp_nodelay(true);  // a long answer is several writes; Nagle would delay the last
}

Server::~Server() { stop(); }

int Server::bind(const std::string& host, int port) {
  Listener& listener = state_->listener;
  const int bound =
      port == 0 ? listener.bind_to_any_port(host) : (listener.bind_to_port(host, port) ? port : -1);
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
  state_->listener.listen_after_bind();  // returns when the last connection has ended
  state_->running = false;
}

void Server::stop() {
  if (!state_->begin_to_end()) return;
  // The library misses a stop() before its loop has started.
  while (state_->running && !state_->listener.is_running())
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  if (state_->running) state_->listener.stop();
}

}  // namespace nachlese::web
