#include "core/store/neighbors.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

const std::vector<std::string> kWords = {"der", "bundestag", "hat", "in", "berlin", "aber"};

Neighborhood told(const NeighborParts& parts, const std::string& left, const std::string& right) {
  const NeighborKey key = neighbor_key(left, right);
  return look_up_neighbors(parts[key.part], key);
}

bool is_empty(const NeighborParts& parts) {
  return std::ranges::all_of(parts, [](const auto& part) { return part.empty(); });
}

}  // namespace

TEST_CASE("of two frequent words a set knows, of others it does so if they are no neighbors") {
  CHECK(told({}, "der", "hat") == Neighborhood::maybe);
  CHECK(is_empty(pack_neighbors({}, kWords)));
  CHECK(is_empty(pack_neighbors(std::vector<PlacedWord>{{0, 1}, {1, 3}}, kWords)));  // a border
  const NeighborParts packed =
      pack_neighbors(std::vector<PlacedWord>{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 5}}, kWords);
  CHECK(told(packed, "der", "bundestag") == Neighborhood::maybe);
  CHECK(told(packed, "bundestag", "hat") == Neighborhood::maybe);
  CHECK(told(packed, "hat", "in") == Neighborhood::yes);
  CHECK(told(packed, "in", "der") == Neighborhood::yes);
  CHECK(told(packed, "der", "in") == Neighborhood::no);
  CHECK(told(packed, "in", "hat") == Neighborhood::no);
  CHECK(told(packed, "aber", "aber") == Neighborhood::no);
  // Words at one place are neighbors of all at the next one.
  const NeighborParts beside =
      pack_neighbors(std::vector<PlacedWord>{{0, 1}, {4, 2}, {3, 2}, {2, 3}}, kWords);
  CHECK(told(beside, "der", "berlin") == Neighborhood::maybe);
  CHECK(told(beside, "der", "in") == Neighborhood::yes);
  CHECK(told(beside, "berlin", "hat") == Neighborhood::maybe);
  CHECK(told(beside, "in", "hat") == Neighborhood::yes);
  CHECK(told(beside, "berlin", "in") == Neighborhood::no);
}

TEST_CASE("sets of neighbors say what is true of frequent words, and never no to what is there") {
  std::mt19937 random(3);
  std::vector<std::string> terms = {"aber", "der", "die", "in", "ist", "hat", "zu", "zum", "zur"};
  const std::size_t frequent = terms.size();
  for (int i = 0; terms.size() < 300; ++i) terms.push_back("wort" + std::to_string(i));
  std::size_t asked = 0;
  std::size_t taken_for_granted = 0;
  for (int round = 0; round < 50; ++round) {
    std::vector<PlacedWord> words;
    for (std::uint32_t word = 0; word < terms.size(); ++word) words.push_back({word, 0});
    for (int i = 0; i < 300; ++i)
      words.push_back({static_cast<std::uint32_t>(random() % frequent), 0});
    std::shuffle(words.begin(), words.end(), random);
    for (std::uint32_t i = 0; i < words.size(); ++i) words[i].position = i + 1;
    const NeighborParts packed = pack_neighbors(words, terms);
    std::set<std::pair<std::uint32_t, std::uint32_t>> there;
    for (std::size_t i = 1; i < words.size(); ++i) there.emplace(words[i - 1].word, words[i].word);
    for (const auto& [left, right] : there)
      CHECK(told(packed, terms[left], terms[right]) != Neighborhood::no);
    for (std::uint32_t left = 0; left < frequent; ++left) {
      for (std::uint32_t right = 0; right < frequent; ++right)
        CHECK(told(packed, terms[left], terms[right]) ==
              (there.contains({left, right}) ? Neighborhood::yes : Neighborhood::no));
    }
    for (int i = 0; i < 500; ++i) {
      const auto left = static_cast<std::uint32_t>(random() % terms.size());
      const auto right = static_cast<std::uint32_t>(frequent + random() % (300 - frequent));
      if (there.contains({left, right})) continue;
      ++asked;
      taken_for_granted += told(packed, terms[left], terms[right]) == Neighborhood::no ? 0 : 1;
    }
  }
  CHECK(asked > 5000);
  CHECK(taken_for_granted * 5 < asked);  // one in seven is expected
}

TEST_CASE("what is no set of neighbors is refused") {
  const NeighborKey key = neighbor_key("der", "zur");  // the last code of a part
  CHECK_THROWS_AS(look_up_neighbors("\x05\x01", key), Error);
  CHECK_THROWS_AS(look_up_neighbors("\x01\x80", key), Error);
}
