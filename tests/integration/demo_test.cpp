// The promise of the README: the sample archive answers "Treffen Putin Trump Helsinki".
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;

TEST_CASE("the sample archive knows the meeting in Helsinki") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const Result built = sync(archive, {std::string(NACHLESE_SOURCE_DIR) + "/resources/sample"});
  INFO(built.out << built.err);
  REQUIRE(built.exit_code == 0);
  const Result result =
      run("nachlese", {"search", "--archive", archive.string(), "--facets", "--format", "json",
                       "Treffen", "Putin", "Trump", "Helsinki"});
  REQUIRE(result.exit_code == 0);
  const auto answer = nlohmann::json::parse(result.out);
  // The article on this subject, written like this.
  std::vector<std::string> first;
  for (const auto& hit : answer["hits"]) first.push_back(hit["id"]);
  REQUIRE(first.size() >= 5);
  CHECK(std::find(first.begin(), first.begin() + 3, "nl-p-012") != first.begin() + 3);
  const auto names = [&](const char* kind) {
    std::vector<std::string> values;
    for (const auto& entry : answer["facets"][kind]) values.push_back(entry["value"]);
    return values;
  };
  const auto has = [](const std::vector<std::string>& values, const char* value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  CHECK(has(names("persons"), "Wladimir Putin"));
  CHECK(has(names("persons"), "Donald Trump"));
  CHECK(has(names("places"), "Helsinki"));
}
