#include "core/store/neighbors.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/word_order.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

const std::vector<std::string> kWords = {"der", "bundestag", "hat", "in", "berlin", "getagt"};

std::string neighbors(std::vector<PlacedWord> words) {
  std::vector<std::string> terms;
  std::vector<std::uint32_t> numbers(kWords.size(), ~0U);
  for (auto& placed : words) {
    if (numbers[placed.word] == ~0U) {
      numbers[placed.word] = static_cast<std::uint32_t>(terms.size());
      terms.push_back(kWords[placed.word]);
    }
    placed.word = numbers[placed.word];
  }
  return pack_neighbors(pack_word_order(words, terms));
}

std::optional<NeighborKey> key(std::size_t left, std::size_t right) {
  return neighbor_key(word_bits(kWords[left]), word_bits(kWords[right]));
}

}  // namespace

TEST_CASE("neighbors are kept if one of them is frequent") {
  CHECK(key(0, 1));
  CHECK(key(1, 2));
  CHECK_FALSE(key(1, 4));
  CHECK(neighbors({{1, 1}, {4, 2}}).empty());
  CHECK(may_be_neighbors({}, *key(0, 1)));
  const std::string packed = neighbors({{0, 1}, {1, 2}, {2, 3}});
  CHECK(may_be_neighbors(packed, *key(0, 1)));
  CHECK(may_be_neighbors(packed, *key(1, 2)));
  CHECK(neighbors({{0, 1}, {1, 3}}).empty());  // a border between them
  // Words at one place are neighbors of all at the next one.
  const std::string beside = neighbors({{0, 1}, {4, 2}, {1, 2}, {2, 3}});
  for (const auto& [left, right] : {std::pair{0, 4}, {0, 1}, {4, 2}, {1, 2}})
    CHECK(may_be_neighbors(beside,
                           *key(static_cast<std::size_t>(left), static_cast<std::size_t>(right))));
}

TEST_CASE("sets of neighbors never say no to what is there, and mostly to what is not") {
  std::mt19937 random(3);
  std::vector<std::string> terms = {"der", "die", "in", "ist", "hat"};
  for (int i = 0; terms.size() < 300; ++i) terms.push_back("wort" + std::to_string(i));
  std::size_t asked = 0;
  std::size_t taken_for_granted = 0;
  for (int round = 0; round < 50; ++round) {
    std::vector<PlacedWord> words;
    for (std::uint32_t word = 0; word < terms.size(); ++word) words.push_back({word, 0});
    for (int i = 0; i < 300; ++i) words.push_back({static_cast<std::uint32_t>(random() % 5), 0});
    std::shuffle(words.begin(), words.end(), random);
    for (std::uint32_t i = 0; i < words.size(); ++i) words[i].position = i + 1;
    std::vector<std::uint16_t> bits;
    for (const auto& word : words) bits.push_back(word_bits(terms[word.word]));
    const std::string packed = pack_neighbors(pack_word_order(words, terms));
    std::set<NeighborKey> there;
    for (std::size_t i = 1; i < bits.size(); ++i) {
      const auto pair = neighbor_key(bits[i - 1], bits[i]);
      if (!pair) continue;
      CHECK(may_be_neighbors(packed, *pair));
      there.insert(*pair);
    }
    CHECK(packed.size() == (there.size() * 4 + 7) / 8);
    for (int i = 0; i < 500; ++i) {
      const auto pair = neighbor_key(bits[random() % 5], bits[random() % bits.size()]);
      if (!pair || there.contains(*pair)) continue;
      ++asked;
      taken_for_granted += may_be_neighbors(packed, *pair) ? 1 : 0;
    }
  }
  CHECK(asked > 5000);
  CHECK(taken_for_granted * 5 < asked);  // one in seven is expected
}

TEST_CASE("neighbors of what is no order are refused") {
  CHECK_THROWS_AS(pack_neighbors("\x05\x01"), Error);
}
