// Answers to requests that fail: RFC 9457 documents for programs, a page for people.
#pragma once

#include <string>

#include "web/http/http.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {

struct Problem {
  int status = 500;
  std::string type;       // last part of the type URI, stable: "bad-parameter"
  std::string title;      // English, the same for every problem of the type
  std::string detail;     // English, for this problem
  std::string parameter;  // name of the offending parameter, if any
};

[[nodiscard]] Response problem_document(const Problem& problem);
// Turns title and detail of a problem document into German, if the request asks for it by `lang` or
// Accept-Language. Leaves other answers, and what it has no words for, as they are.
void say_in_language(Response& response, const Request& request);
[[nodiscard]] Response problem_page(const Problem& problem, const Request& request);

[[nodiscard]] Problem not_found();
[[nodiscard]] Problem no_such_article();
// Taken down at somebody's request.
[[nodiscard]] Problem removed_article();
[[nodiscard]] Problem no_such_name();
[[nodiscard]] Problem archive_unavailable();
[[nodiscard]] Problem overloaded();
[[nodiscard]] Problem too_many_requests();
[[nodiscard]] Problem token_needed();
[[nodiscard]] Problem internal_error();
// For a request that is refused before routing; `status` is 400 or above.
[[nodiscard]] Problem bad_request(int status, std::string detail);

}  // namespace nachlese::web
