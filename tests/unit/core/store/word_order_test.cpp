#include "core/store/word_order.hpp"

#include <cmath>
#include <map>
#include <random>
#include <set>

#include "core/base/error.hpp"
#include "tests/catch.hpp"

using namespace nachlese::store;

namespace {

using Positions = std::map<std::string, std::vector<std::uint32_t>>;

Positions unpack(std::string_view packed, const std::vector<std::string>& terms) {
  Positions out;
  for (auto& [term, positions] : unpack_word_order(packed, terms)) out[term] = positions;
  return out;
}

std::vector<std::string> numbered_terms(std::uint32_t count) {
  std::vector<std::string> terms;
  for (std::uint32_t i = 0; i < count; ++i) terms.push_back("wort" + std::to_string(i));
  return terms;
}

}  // namespace

TEST_CASE("the order of words is part of the format") {
  // Archives store these bytes: if this fails, raise the schema version.
  const std::vector<std::string> terms = {"der", "gipfel"};
  const std::vector<PlacedWord> words = {{0, 1}, {1, 2}, {1, 103}, {0, 103}};
  CHECK(word_bits("der") == 0xdb5d);
  CHECK(word_bits("gipfel") == 0xd063);
  CHECK(pack_word_order(words, terms) == std::string("\x02\x00\x5d\x63\xdb\xd0"
                                                     "\x00"
                                                     "\x01\x67\x00"
                                                     "\xff\x00\x00\x01\xff\x63\x01",
                                                     17));
}

TEST_CASE("words come back with their positions") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto count = 1 + random() % (round % 10 == 0 ? 9000 : 300);
    const auto terms = numbered_terms(static_cast<std::uint32_t>(count));
    std::vector<PlacedWord> words;
    auto position = static_cast<std::uint32_t>(random() % 3);
    for (std::size_t i = 0; i < 2 * count; ++i) {
      words.push_back({static_cast<std::uint32_t>(random() % count), position});
      position += random() % 50 == 0 ? 100 : random() % 20 == 0 ? 0 : 1;
    }
    // Every term stands somewhere.
    for (std::uint32_t word = 0; word < count; ++word) words.push_back({word, position++});
    Positions expected;
    for (const auto& [word, at] : words) expected[terms[word]].push_back(at);
    CHECK(unpack(pack_word_order(words, terms), terms) == expected);
  }
}

TEST_CASE("words are found by their bits, those that stand once and others") {
  for (const std::uint32_t count : {3U, 63U, 64U, 300U, 5000U}) {
    const auto terms = numbered_terms(2 * count);
    const std::vector<std::string> own(terms.begin(), terms.begin() + count);
    std::vector<PlacedWord> words;
    for (std::uint32_t i = 0; i < count; ++i) words.push_back({i, i});
    for (std::uint32_t i = 0; i < count / 3; ++i) words.push_back({i, count + i});
    const std::string packed = pack_word_order(words, own);
    const WordOrder order(packed);
    std::map<std::uint32_t, std::uint32_t> at;  // by number
    order.for_each_in_sequence(
        [&](std::uint32_t number, std::uint32_t position) { at.emplace(number, position); });
    std::set<std::uint16_t> bits;
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto number = order.find(word_bits(terms[i]), terms[i]);
      REQUIRE(number.has_value());
      CHECK(at.at(*number) == i);
      bits.insert(word_bits(terms[i]));
    }
    for (std::uint32_t i = count; i < 2 * count; ++i) {
      if (!bits.contains(word_bits(terms[i])))
        CHECK_FALSE(order.find(word_bits(terms[i]), terms[i]).has_value());
    }
  }
}

TEST_CASE("words with the same bits are told apart") {
  std::map<std::uint16_t, std::string> seen;
  std::vector<std::string> terms;
  for (int i = 0; terms.size() < 6; ++i) {
    const std::string term = "w" + std::to_string(i);
    const auto [at, is_new] = seen.emplace(word_bits(term), term);
    if (!is_new) terms.insert(terms.end(), {at->second, term});
  }
  std::vector<PlacedWord> words;
  for (std::uint32_t i = 0; i < terms.size(); ++i) words.push_back({i, i});
  const std::string packed = pack_word_order(words, terms);
  for (const auto& term : terms) CHECK(packed.find(term) != std::string::npos);
  CHECK(unpack(packed, terms).at(terms[1]) == std::vector<std::uint32_t>{1});
}

TEST_CASE("an article takes some two bytes a word") {
  std::mt19937 random(3);
  // About as often as words of a language: the k-th most frequent one 1/k times.
  std::uniform_real_distribution<double> even(0, 1);
  std::vector<PlacedWord> words;
  std::vector<std::string> terms;
  std::map<std::uint32_t, std::uint32_t> known;
  for (std::uint32_t i = 0; i < 700; ++i) {
    const auto rank = static_cast<std::uint32_t>(std::pow(2000, even(random)));
    const auto [at, is_new] = known.emplace(rank, static_cast<std::uint32_t>(terms.size()));
    if (is_new) terms.push_back("wort" + std::to_string(rank));
    words.push_back({at->second, i});
  }
  CHECK(pack_word_order(words, terms).size() < 1600);
}

TEST_CASE("what is no order is refused") {
  const auto terms = numbered_terms(3);
  const std::vector<PlacedWord> words = {{0, 1}, {1, 2}, {2, 3}, {0, 4}};
  const std::string packed = pack_word_order(words, terms);
  CHECK_THROWS_AS(unpack(packed.substr(0, 5), terms), nachlese::Error);
  CHECK_THROWS_AS(unpack(packed + '\x03', terms), nachlese::Error);  // a fourth word
  CHECK_THROWS_AS(unpack(packed + '\xff', terms), nachlese::Error);  // nothing skipped
  CHECK_THROWS_AS(unpack(packed, numbered_terms(2)), nachlese::Error);
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = packed.substr(0, random() % (packed.size() + 1));
    for (std::size_t i = random() % 20; i > 0; --i) bytes += static_cast<char>(random());
    if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      (void)unpack(bytes, terms);
    } catch (const nachlese::Error&) {
    }
  }
  CHECK(unpack("", terms).empty());
}
