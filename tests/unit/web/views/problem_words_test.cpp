#include "web/views/problem_words.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

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
  CHECK(german_detail("Expected articles or quotes.") == "Erlaubt ist: articles oder quotes.");
  CHECK(german_detail("Expected a day such as 1989-11-09.") ==
        "Erlaubt ist: ein Tag wie 1989-11-09.");
}

// The sources of web/ without the translations; literals that are broken into lines are whole.
std::string sources() {
  namespace fs = std::filesystem;
  std::string out;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(NACHLESE_SOURCE_DIR) / "web")) {
    const std::string name = entry.path().filename().string();
    const bool source = name.ends_with(".cpp") || name.ends_with(".hpp");
    if (!source || name.starts_with("problem_words")) continue;
    std::ifstream file(entry.path());
    out.append(std::istreambuf_iterator<char>(file), {}).append("\n");
  }
  return std::regex_replace(out, std::regex("\"\\s*\n\\s*\""), "");
}

TEST_CASE("what is wrong with a parameter has German words, and no others have") {
  const std::string all = sources();
  const std::regex thrown("BadParameter\\{[^;]*?,\\s*\"([^\"]+)\"");
  std::size_t seen = 0;
  for (std::sregex_iterator at(all.begin(), all.end(), thrown), end; at != end; ++at, ++seen) {
    INFO((*at)[1]);
    CHECK(!german_detail((*at)[1].str()).empty());
  }
  CHECK(seen > 15);
  for (const auto& [english, german] : german_details()) {
    INFO(english);
    CHECK(all.find(english) != std::string::npos);
  }
}

}  // namespace
}  // namespace nachlese::web
