// Who read what: one JSON object per request and line.
#pragma once

#include <filesystem>
#include <string>

#include "web/app/viewer.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

struct AuditEntry {
  std::string request_id;
  std::string archive;  // empty if there is one only
  Viewer viewer;
  std::string_view route;
};

// Without the parameters of the request, but for the ids of articles that were read, unless
// `with_query`.
[[nodiscard]] std::string audit_line(const AuditEntry& entry, const Request& request,
                                     const Response& response, const std::string& time,
                                     bool with_query);

}  // namespace nachlese::web
