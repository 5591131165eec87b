// The head of a request (RFC 9112), read strictly. What two programs could read in two ways is
// refused rather than repaired: a proxy in front of the server may have read it the other way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nachlese::web {

inline constexpr std::size_t kMaxHeadBytes =
    std::size_t{64} * 1024;  // with the empty line behind it
inline constexpr std::size_t kMaxTargetBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMaxHeaderFields = 100;
inline constexpr std::size_t kMaxPayload =
    std::size_t{64} * 1024;  // announced; no body is ever read

struct RequestHead {
  std::string method;  // one that HTTP knows; whether the route does is its affair
  std::string target;  // path and query as sent, or *; of an absolute address without its origin
  std::vector<std::pair<std::string, std::string>>
      headers;               // values without the blanks around them
  bool old_version = false;  // HTTP/1.0: chunks are not understood
  bool close = false;        // the connection must not be used for a next request
};

// Why a request is answered before anything looked at what it asks for. The connection ends with
// it.
struct Refusal {
  int status = 400;  // 400, 413, 414, 417, 431, 501 or 505
  std::string_view detail;
};

// Where the head ends that begins with `bytes`: behind the first empty line, also where its line
// ends are wrong, so that nobody waits for more of what will be refused. npos if it is not there.
// Bytes before `seen` were looked at before.
[[nodiscard]] std::size_t find_head_end(std::string_view bytes, std::size_t seen = 0);

// `head` is all up to find_head_end(), or the first kMaxHeadBytes of what has no end.
[[nodiscard]] std::variant<RequestHead, Refusal> read_request_head(std::string_view head);

}  // namespace nachlese::web
