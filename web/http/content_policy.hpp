// The Content-Security-Policy of every answer.
#pragma once

#include <string>

namespace nachlese::web {

// `pictures`: origins besides our own from which a page shows pictures.
[[nodiscard]] inline std::string content_policy(const std::string& pictures = {}) {
  return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:" +
         (pictures.empty() ? "" : " " + pictures) +
         "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

}  // namespace nachlese::web
