#include "web/views/clippings.hpp"

#include "tests/catch.hpp"
#include "web/views/parameters.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

std::vector<Clipping> read(const std::string& target) {
  return read_clippings(make_request("GET", target));
}

TEST_CASE("the address of a list says everything about it") {
  const auto list = read("/liste?note=lost&id=a&id=b%26c&note=vorn%20lesen&id=a&note=again");
  REQUIRE(list.size() == 2);
  CHECK(list[0].id == "a");
  CHECK(list[0].note.empty());
  CHECK(list[1].id == "b&c");
  CHECK(list[1].note == "vorn lesen");
  CHECK(make_url("/liste", to_parameters(list)) == "/liste?id=a&id=b%26c&note=vorn+lesen");
}

TEST_CASE("a list is bounded") {
  std::string target = "/liste?x=1";
  for (std::size_t i = 0; i < kMostClippings; ++i) target += "&id=" + std::to_string(i);
  CHECK(read(target).size() == kMostClippings);
  CHECK_THROWS_AS(read(target + "&id=more"), BadParameter);
  CHECK_THROWS_AS(read("/liste?id=a&note=" + std::string(kLongestNote + 1, 'x')), BadParameter);
}

}  // namespace
}  // namespace nachlese
