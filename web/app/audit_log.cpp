#include "web/app/audit_log.hpp"

#include <nlohmann/json.hpp>

namespace nachlese::web {
namespace {

// The article that the request names; it says what was read and not what was looked for.
std::string id_of_article(const AuditEntry& entry, const Request& request) {
  if (entry.route.ends_with("/articles/*")) return request.path.substr(entry.route.size() - 1);
  return std::string(request.parameter("id").value_or(""));
}

}  // namespace

std::string audit_line(const AuditEntry& entry, const Request& request, const Response& response,
                       const std::string& time, bool with_query) {
  nlohmann::ordered_json line = {{"time", time},
                                 {"request", entry.request_id},
                                 {"user", entry.viewer.user},
                                 {"groups", entry.viewer.groups},
                                 {"client", request.client},
                                 {"method", request.method},
                                 {"route", entry.route},
                                 {"status", response.status}};
  if (!entry.archive.empty()) line["archive"] = entry.archive;
  if (const std::string id = id_of_article(entry, request); !id.empty()) line["article"] = id;
  if (response.found) line["count"] = *response.found;
  if (with_query) line["target"] = request.target;
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace nachlese::web
