// The route table and the one way through it: route → method → state of the archive → handler → headers. Errors become answers
// here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "web/backend.hpp"
#include "web/http.hpp"

namespace nachlese {

struct Context {
  SearchBackend& backend;
  std::string state;  // state_tag() at the begin of the request, for routes that depend on the archive
  Budget budget;
  double matching = SearchRequest().timeout;  // seconds left for all searches of the request together

  // All of a handler's searches go through here, so that several take no longer than one.
  [[nodiscard]] SearchResponse search(SearchRequest request);
};

// Answers every request, whatever a handler throws. What went wrong inside is written to stderr.
[[nodiscard]] Response respond(SearchBackend& backend, const Request& request);

// Name of the route for figures: its pattern, or "other".
[[nodiscard]] std::string_view route_name(std::string_view path);

// What respond() gives every answer along, for those that are made elsewhere; once.
void add_security_headers(Response& response);

}  // namespace nachlese
