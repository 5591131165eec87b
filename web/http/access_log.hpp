// The access log in Common Log Format, with the time taken at the end of each line.
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <string>

#include "web/http/http.hpp"
#include "web/http/line_log.hpp"

namespace nachlese::web {

// 127.0.0.1 - - [16/Jul/2018:18:05:00 +0000] "GET /?… HTTP/1.1" 200 5120 0.012
// Omits parameters unless `with_query`, for the privacy of searchers. The size is that of the body.
[[nodiscard]] std::string log_line(const Request& request, const Response& response,
                                   std::time_t time, double seconds, bool with_query);

// The same as an object in a line, with the id of the request; `time` as ISO 8601.
[[nodiscard]] std::string json_log_line(const Request& request, const Response& response,
                                        const std::string& time, double seconds, bool with_query);

enum class LogFormat : std::uint8_t { common, json };

// Thread-safe.
class AccessLog {
 public:
  // Appends to `file`; "-" is standard output. Throws Error(usage) if it cannot be written.
  AccessLog(const std::filesystem::path& file, bool with_query,
            LogFormat format = LogFormat::common);

  void write(const Request& request, const Response& response, double seconds);

 private:
  LineLog lines_;
  bool with_query_;
  LogFormat format_;
};

}  // namespace nachlese::web
