#include "web/views/problem_words.hpp"

#include "tests/catch.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

Response said(const Problem& problem, std::string_view target, std::string language = {}) {
  Response response = problem_document(problem);
  Request request = make_request("GET", target);
  if (!language.empty()) request.headers.emplace_back("Accept-Language", std::move(language));
  say_in_language(response, request);
  return response;
}

TEST_CASE("problems are said in the language that is asked for") {
  CHECK(said(not_found(), "/x").body.find("There is nothing") != std::string::npos);
  CHECK(said(not_found(), "/x", "en-GB, de;q=0.5").body.find("There is nothing") !=
        std::string::npos);
  CHECK(said(not_found(), "/x", "de-AT").body.find("gibt es nichts") != std::string::npos);
  CHECK(said(not_found(), "/x?lang=de").body.find("Nicht gefunden") != std::string::npos);
  CHECK(said(not_found(), "/x?lang=de").header("Content-Language") == "de");
  const Problem bad{400, "bad-parameter", "Bad parameter", "Expected jsonl or csv.", "format"};
  CHECK(said(bad, "/x", "de").body.find("Erlaubt ist: jsonl oder csv.") != std::string::npos);
}

TEST_CASE("every problem has German words") {
  const Problem all[] = {not_found(),         no_such_article(),     removed_article(),
                         no_such_name(),      archive_unavailable(), overloaded(),
                         too_many_requests(), token_needed(),        internal_error()};
  for (const auto& problem : all) {
    INFO(problem.type);
    CHECK(!german_title(problem.type).empty());
    CHECK(!german_detail(problem.detail).empty());
  }
  for (const int status : {400, 408, 413, 414, 417, 431, 501, 505})
    CHECK(!german_title(bad_request(status, "").type).empty());
  CHECK(german_detail("something else").empty());
}

}  // namespace
}  // namespace nachlese::web
