#include "searcher/compile/misread.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace nachlese::search;

namespace {

bool may_be_read(const std::string& word, const std::string& as, std::size_t most = 600) {
  const auto all = misreadings(word, most);
  return std::find(all.begin(), all.end(), as) != all.end();
}

}  // namespace

TEST_CASE("usual misreadings come first") {
  CHECK(may_be_read("zeitung", "zeituug", 20));
  CHECK(may_be_read("regierung", "rcgierung", 30));
  CHECK(may_be_read("beschloss", "befchloff"));
  CHECK(may_be_read("fremdling", "frerndling", 40));
  CHECK(may_be_read("bürgermeister", "burgermeister", 40));
  CHECK(may_be_read("müller", "miiller", 40));
  CHECK(may_be_read("brücke", "vrücke"));
}

TEST_CASE("of short words little may be wrong") {
  CHECK(may_be_read("hause", "hanse"));
  CHECK_FALSE(may_be_read("hause", "bansc"));
  CHECK(may_be_read("haushaltsrat", "banshaltsrat"));
}

TEST_CASE("capitals are misread at the start only") {
  CHECK(may_be_read("reise", "neise"));
  CHECK_FALSE(may_be_read("karre", "kanne", 5000));
}

TEST_CASE("misreadings are bounded, and none is the word itself") {
  const std::string word(80, 'n');
  const auto all = misreadings(word, 600);
  CHECK(all.size() == 600);
  CHECK(std::find(all.begin(), all.end(), word) == all.end());
  CHECK(misreadings("", 600).empty());
  CHECK(misreadings("123", 600).size() <= 600);
}
