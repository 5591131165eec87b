#include "web/http/access_log.hpp"

#include <fcntl.h>

#include <array>

#include "core/base/error.hpp"

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

// A new file is not world-readable, since it says who read what.
std::FILE* open_for_appending(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  return fd < 0 ? nullptr : ::fdopen(fd, "a");
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

void AccessLog::Close::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
}

AccessLog::AccessLog(const std::filesystem::path& file, bool with_query)
    : file_(file == "-" ? stdout : open_for_appending(file)), with_query_(with_query) {
  if (!file_)
    throw Error(ErrorCode::usage, "Cannot write the access log " + file.string() + ".",
                "Does its folder exist?");
}

void AccessLog::write(const Request& request, const Response& response, double seconds) {
  const std::string line = log_line(request, response, std::time(nullptr), seconds, with_query_);
  std::fwrite(line.data(), 1, line.size(),
              file_.get());  // one call, so that lines of two threads do not mix
  std::fflush(file_.get());
}

}  // namespace nachlese::web
