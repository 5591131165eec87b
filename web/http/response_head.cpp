#include "web/http/response_head.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace nachlese::web {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};
constexpr Reason kReasons[] = {
    {200, "OK"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {417, "Expectation Failed"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

std::string_view reason_of(int status) {
  const auto* const found = std::ranges::find(kReasons, status, &Reason::status);
  return found == std::end(kReasons) ? std::string_view() : found->phrase;
}

void add_line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  std::ranges::copy_if(value, std::back_inserter(out), [](char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  });
  out.append("\r\n");
}

}  // namespace

bool is_bodiless(int status) { return status < 200 || status == 204 || status == 304; }

std::string response_head(const Response& response, Framing framing, bool close) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out.append(reason_of(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) add_line(out, name, value);
  if (!is_bodiless(response.status)) {
    if (!response.content_type.empty()) add_line(out, "Content-Type", response.content_type);
    if (framing == Framing::length)
      add_line(out, "Content-Length", std::to_string(response.body.size()));
    if (framing == Framing::chunks) add_line(out, "Transfer-Encoding", "chunked");
  }
  add_line(out, "Connection", close ? "close" : "keep-alive");
  return out.append("\r\n");
}

}  // namespace nachlese::web
