// Requests and responses for handlers, independent of the HTTP library.
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
#include "web/http/site.hpp"
#include "web/http/url.hpp"

namespace nachlese::web {

// Where people sign in and out, for the header of pages.
struct SignInLink {
  std::string url;   // empty: not here
  std::string user;  // who is signed in; empty: nobody
};

struct Request {
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  Parameters parameters;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string target;          // path and query as sent
  std::string client;          // address of the client; empty if unknown
  std::string peer;            // of who is connected, such as a proxy
  std::string id;              // names the request in logs
  std::string body;            // of a short form; empty for everything else
  bool restricted = false;     // the answer is for this viewer alone: not all may read all
  const Site* site = nullptr;  // null: the defaults
  SignInLink sign_in;
  std::string base_path;  // the reverse proxy's prefix of every path, without a slash at its end
  std::chrono::steady_clock::time_point answer_by = std::chrono::steady_clock::time_point::max();

  // Value of the first header with that name (any case); empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // Value of the last one.
  [[nodiscard]] std::string_view last_header(std::string_view name) const;
  // Value of the first parameter with that name.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

[[nodiscard]] const Site& site_of(const Request& request);

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool lasting = true;  // false: the same archive may later give another answer
  // Produces the next part of an answer that is too long to hold; empty at the end. Used in place
  // of `body` if set. May throw: the connection then breaks off, so that nobody takes half an
  // answer for a whole one.
  std::function<std::string()> next_part{};
  // How many articles the answer speaks of, for the audit log.
  std::optional<std::uint64_t> found{};

  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// Builds a request from its line: `target` is the path with query, as sent.
[[nodiscard]] Request make_request(std::string method, std::string_view target,
                                   std::vector<std::pair<std::string, std::string>> headers = {});

// `lang=de|en` wins, then Accept-Language with its weights; German by default, like the archive.
[[nodiscard]] Language preferred_language(const Request& request);

// True if If-None-Match contains the tag (weak comparison, RFC 9110 §13.1.2) or is `*`.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

enum class Encoding : std::uint8_t { identity, gzip, zstd };

// The encoding of ours that Accept-Encoding prefers; zstd on a tie, since it costs least.
[[nodiscard]] Encoding best_encoding(std::string_view accept_encoding);

}  // namespace nachlese::web
