#include "web/http/access_log.hpp"

#include <array>

#include "core/base/date.hpp"

namespace nachlese::web {
namespace {

std::string log_time(std::time_t time) {
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%02d/%s/%04d:%02d:%02d:%02d +0000", parts.tm_mday,
                kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text.data();
}

// Escapes what could end the line or its quotes.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F && c != '"' && c != '\\';
    out += plain ? std::string(1, c) : percent_encode(std::string_view(&c, 1));
  }
  return out;
}

}  // namespace

std::string log_line(const Request& request, const Response& response, std::time_t time,
                     double seconds, bool with_query) {
  const std::size_t question = request.target.find('?');
  std::string target = harmless(request.target.substr(0, question));
  if (question != std::string::npos)
    target += with_query ? harmless(request.target.substr(question)) : "?-";
  std::array<char, 32> taken{};
  std::snprintf(taken.data(), taken.size(), "%.3f", seconds);
  const std::string size = response.next_part ? "-" : std::to_string(response.body.size());
  return (request.client.empty() ? "-" : harmless(request.client)) + " - - [" + log_time(time) +
         "] \"" + harmless(request.method) + " " + target + " HTTP/1.1\" " +
         std::to_string(response.status) + " " + size + " " + taken.data() + "\n";
}

std::string json_log_line(const Request& request, const Response& response, const std::string& time,
                          double seconds, bool with_query) {
  const std::size_t question = request.target.find('?');
  std::string target = harmless(request.target.substr(0, question));
  if (question != std::string::npos && with_query)
    target += harmless(request.target.substr(question));
  std::array<char, 32> taken{};
  std::snprintf(taken.data(), taken.size(), "%.4f", seconds);
  const auto text = [](const char* name, const std::string& value) {
    return std::string("\"") + name + "\":\"" + value + "\",";
  };
  const std::string size =
      response.next_part ? "" : "\"bytes\":" + std::to_string(response.body.size()) + ",";
  return "{" + text("time", time) + text("request", harmless(request.id)) +
         text("client", harmless(request.client)) + text("method", harmless(request.method)) +
         text("target", target) + "\"status\":" + std::to_string(response.status) + "," + size +
         "\"seconds\":" + taken.data() + "}\n";
}

AccessLog::AccessLog(const std::filesystem::path& file, bool with_query, LogFormat format)
    : lines_(file, "access log"), with_query_(with_query), format_(format) {}

void AccessLog::write(const Request& request, const Response& response, double seconds) {
  lines_.write(format_ == LogFormat::json
                   ? json_log_line(request, response, utc_now(), seconds, with_query_)
                   : log_line(request, response, std::time(nullptr), seconds, with_query_));
}

}  // namespace nachlese::web
