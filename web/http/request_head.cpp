#include "web/http/request_head.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace nachlese::web {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Verdict = std::optional<Refusal>;  // empty: nothing is wrong

constexpr std::string_view kMethods[] = {"GET",   "HEAD",   "OPTIONS", "POST",    "PUT",
                                         "PATCH", "DELETE", "TRACE",   "CONNECT", "QUERY"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// RFC 9110 §5.6.2
bool is_token_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }
// Allows bytes from 0x80: they are no ASCII, but end nothing.
bool is_value_character(char c) {
  return is_blank(c) || (static_cast<unsigned char>(c) > 0x20 && c != 0x7F);
}
bool is_target_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '#';
}
bool is_host_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("-._~!$&'()*+,;=:[]%").find(c) != std::string_view::npos;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes the next line, without CR LF, off `head`; nullopt if it ends otherwise.
std::optional<std::string_view> take_line(std::string_view& head) {
  const std::size_t end = head.find_first_of(std::string_view("\r\n\0", 3));
  if (end == std::string_view::npos || head.substr(end, 2) != "\r\n") return std::nullopt;
  const std::string_view line = head.substr(0, end);
  head.remove_prefix(end + 2);
  return line;
}

Verdict read_version(std::string_view version, RequestHead& out) {
  constexpr std::string_view kName = "HTTP/";
  const bool plain = version.size() == kName.size() + 3 && version.starts_with(kName) &&
                     is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
  if (!plain) return Refusal{400, "The request line does not end in a version of HTTP."};
  if (version[5] != '1') return Refusal{505, "Only HTTP/1.1 and HTTP/1.0 are spoken."};
  out.old_version = version[7] == '0';
  return {};
}

// Strips scheme and host, which proxies send; the server has only one origin.
std::string_view without_origin(std::string_view target) {
  constexpr std::string_view kSchemes[] = {"http://", "https://"};
  for (const std::string_view scheme : kSchemes) {
    if (lower_case(target.substr(0, scheme.size())) != scheme) continue;
    const std::size_t path = target.find_first_of("/?", scheme.size());
    if (path == scheme.size()) return {};
    return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  return target;
}

Verdict read_request_line(std::string_view line, RequestHead& out) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return Refusal{400, "The request line is not METHOD TARGET VERSION."};
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(method)) return Refusal{400, "The method is not a token."};
  if (target.size() > kMaxTargetBytes) {
    // What no address would be answered to is said first.
    if (method != "GET" && method != "HEAD")
      return Refusal{405, "Only GET and HEAD are understood."};
    return Refusal{414, "The address is longer than 8 KiB."};
  }
  if (target.empty() || !std::ranges::all_of(target, is_target_character))
    return Refusal{400, "The address has characters that no address has."};
  if (auto wrong = read_version(line.substr(last + 1), out)) return wrong;
  if (std::ranges::find(kMethods, method) == std::end(kMethods))
    return Refusal{501, "The method is not known."};
  out.method = method;
  out.target = without_origin(target);
  const bool whole_server = out.target == "*" && method == "OPTIONS";
  if (out.target.starts_with('?')) out.target.insert(0, "/");
  if (!out.target.starts_with('/') && !whole_server) return Refusal{400, "The address is no path."};
  return {};
}

Verdict read_field(std::string_view line, Fields& out) {
  if (is_blank(line.front())) return Refusal{400, "A header continues on a second line."};
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return Refusal{400, "A header has no colon."};
  if (!is_token(line.substr(0, colon))) return Refusal{400, "The name of a header is not a token."};
  const std::string_view value = without_blanks(line.substr(colon + 1));
  if (!std::ranges::all_of(value, is_value_character))
    return Refusal{400, "A header has control characters."};
  if (out.size() == kMaxHeaderFields) return Refusal{431, "There are more than 100 headers."};
  out.emplace_back(line.substr(0, colon), value);
  return {};
}

// Values of all fields with that name, in order.
std::vector<std::string_view> values_of(const Fields& fields, std::string_view name) {
  std::vector<std::string_view> out;
  for (const auto& [key, value] : fields) {
    if (lower_case(key) == name) out.emplace_back(value);
  }
  return out;
}

Verdict check_host(const RequestHead& head) {
  const auto hosts = values_of(head.headers, "host");
  if (hosts.size() > 1) return Refusal{400, "There is more than one Host."};
  if (hosts.empty() && !head.old_version) return Refusal{400, "There is no Host."};
  if (!hosts.empty() && !std::ranges::all_of(hosts.front(), is_host_character))
    return Refusal{400, "Host has characters that no host has."};
  return {};
}

Verdict check_length(std::string_view length) {
  if (length.empty() || !std::ranges::all_of(length, is_digit))
    return Refusal{400, "Content-Length is no number."};
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bytes);
  if (error != std::errc() || bytes > kMaxPayload)
    return Refusal{413, "The body is longer than 64 KiB."};
  return {};
}

// Bodies other than forms are never read, since no route takes one, but their end must be
// unambiguous.
Verdict check_body(RequestHead& head) {
  const auto lengths = values_of(head.headers, "content-length");
  const auto codings = values_of(head.headers, "transfer-encoding");
  if (lengths.size() + codings.size() > 1)
    return Refusal{400, "The length of the body is given more than once."};
  if (!codings.empty() && head.old_version)
    return Refusal{400, "HTTP/1.0 has no Transfer-Encoding."};
  if (!codings.empty() && lower_case(codings.front()) != "chunked")
    return Refusal{501, "The only known transfer coding is chunked."};
  if (!lengths.empty()) {
    if (auto wrong = check_length(lengths.front())) return wrong;
  }
  const bool nothing_follows =
      lengths.empty() || lengths.front().find_first_not_of('0') == std::string_view::npos;
  if (!codings.empty() || !nothing_follows) head.close = true;
  if (head.method == "POST" && codings.empty() && !nothing_follows) {
    std::size_t bytes = 0;  // check_length() has seen that it is a number
    for (const char digit : lengths.front())
      bytes = bytes * 10 + static_cast<unsigned>(digit - '0');
    if (bytes <= kMaxFormBytes) head.form_bytes = bytes;
  }
  return {};
}

Verdict check_expectation(const RequestHead& head) {
  for (const std::string_view expectation : values_of(head.headers, "expect")) {
    // Sends no "continue": the final answer comes without reading the body.
    if (lower_case(expectation) != "100-continue")
      return Refusal{417, "Only 100-continue can be expected."};
  }
  return {};
}

bool names_option(std::string_view list, std::string_view option) {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    if (lower_case(without_blanks(item)) == option) return true;
  }
  return false;
}

bool wants_to_close(const RequestHead& head) {
  bool close = head.old_version;
  for (const std::string_view list : values_of(head.headers, "connection")) {
    if (names_option(list, "close")) return true;
    if (names_option(list, "keep-alive")) close = false;
  }
  return close;
}

}  // namespace

std::size_t find_head_end(std::string_view bytes, std::size_t seen) {
  // An empty line first belongs to the previous body (RFC 9112 §2.2).
  const std::size_t begin = bytes.starts_with("\r\n") ? 2 : 0;
  for (std::size_t at = std::max(begin, seen < 3 ? begin : seen - 3);; ++at) {
    at = bytes.find('\n', at);
    if (at == std::string_view::npos) return at;
    const std::string_view rest = bytes.substr(at + 1);
    if (rest.starts_with('\n')) return at + 2;
    if (rest.starts_with("\r\n")) return at + 3;
  }
}

std::variant<RequestHead, Refusal> read_request_head(std::string_view head) {
  if (find_head_end(head) == std::string_view::npos && head.size() >= kMaxHeadBytes) {
    if (head.find('\n') == std::string_view::npos)
      return Refusal{414, "The address is longer than 8 KiB."};
    return Refusal{431, "The headers are longer than 64 KiB."};
  }
  if (head.starts_with("\r\n")) head.remove_prefix(2);
  RequestHead out;
  const auto request_line = take_line(head);
  if (!request_line) return Refusal{400, "The request line does not end in CR LF."};
  if (auto wrong = read_request_line(*request_line, out)) return *wrong;
  while (true) {
    const auto line = take_line(head);
    if (!line) return Refusal{400, "A header does not end in CR LF."};
    if (line->empty()) break;
    if (auto wrong = read_field(*line, out.headers)) return *wrong;
  }
  for (const auto& wrong : {check_host(out), check_body(out), check_expectation(out)}) {
    if (wrong) return *wrong;
  }
  out.close = out.close || wants_to_close(out);
  return out;
}

}  // namespace nachlese::web
