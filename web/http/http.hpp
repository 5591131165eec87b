// Requests and responses as the handlers see them. Nothing here or in a handler knows which HTTP
// library carries them.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/language.hpp"
#include "web/http/url.hpp"

namespace nachlese::web {

struct Request {
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  Parameters parameters;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string target;  // path and query as sent
  std::string client;  // address of who asks; empty if not known
  std::string
      base_path;  // what a reverse proxy has in front of every path, without a slash at its end
  std::chrono::steady_clock::time_point answer_by = std::chrono::steady_clock::time_point::max();

  // Value of the first header of that name (any case), empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // Value of the last one.
  [[nodiscard]] std::string_view last_header(std::string_view name) const;
  // Value of the first parameter of that name.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool lasting = true;  // false: asked again, the same archive may well give another answer
  // The next part of an answer that is too long to be held; empty at the end. Used in place of
  // `body` when there is one. May throw: the connection then breaks off, so that nobody takes half
  // an answer for a whole one.
  std::function<std::string()> next_part{};

  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// From the request line: `target` is the path with its query, as sent.
[[nodiscard]] Request make_request(std::string method, std::string_view target,
                                   std::vector<std::pair<std::string, std::string>> headers = {});

// `lang=de|en` decides, then Accept-Language with its weights; German otherwise, since the archive
// is.
[[nodiscard]] Language preferred_language(const Request& request);

// True when If-None-Match names the tag (weak comparison, RFC 9110 §13.1.2) or is `*`.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

enum class Encoding : std::uint8_t { identity, gzip, zstd };

// The one that Accept-Encoding likes best of those we have; zstd of two that it likes equally,
// since it costs the least.
[[nodiscard]] Encoding best_encoding(std::string_view accept_encoding);

}  // namespace nachlese::web
