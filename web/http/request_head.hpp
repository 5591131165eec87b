// Strict parser for the head of a request (RFC 9112). It refuses what two programs could read
// differently: a proxy in front of the server may have read it the other way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nachlese::web {

// With the empty line at its end.
inline constexpr std::size_t kMaxHeadBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxTargetBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMaxHeaderFields = 100;
// As announced; of a longer one than a form nothing is ever read.
inline constexpr std::size_t kMaxPayload = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxFormBytes = std::size_t{8} * 1024;

struct RequestHead {
  std::string method;  // a method of HTTP; the route decides whether it allows it
  std::string target;  // path and query as sent, or *; without the origin of an absolute address
  std::vector<std::pair<std::string, std::string>> headers;  // values without surrounding blanks
  bool old_version = false;                                  // HTTP/1.0, which does not know chunks
  bool close = false;                                        // do not reuse the connection
  std::size_t form_bytes = 0;                                // of a POST, to be read
};

// Why a request is refused before routing. Its connection ends.
struct Refusal {
  int status = 400;  // 400, 413, 414, 417, 431, 501 or 505
  std::string_view detail;
};

// End of the head that starts `bytes`: after the first empty line, even with wrong line ends, so
// that nobody waits for more of a bad request. npos if there is none. Bytes before `seen` were
// searched before.
[[nodiscard]] std::size_t find_head_end(std::string_view bytes, std::size_t seen = 0);

// `head`: everything up to find_head_end(), or the first kMaxHeadBytes if it has no end.
[[nodiscard]] std::variant<RequestHead, Refusal> read_request_head(std::string_view head);

}  // namespace nachlese::web
