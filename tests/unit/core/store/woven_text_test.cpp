#include "core/store/woven_text.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/word_order.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

// What stands in an archive: the order, the terms and the text without its words.
struct Woven {
  std::string order;
  std::vector<std::string> terms;
  std::string bytes;

  [[nodiscard]] std::string text() const {
    ArticleWords words(order, terms);
    return unweave(bytes, words);
  }
};

Woven woven(std::string_view text, const std::vector<WrittenWord>& words) {
  Woven out;
  for (const auto& word : words) out.terms.emplace_back(word.term);
  std::ranges::sort(out.terms);
  out.terms.erase(std::unique(out.terms.begin(), out.terms.end()), out.terms.end());
  std::vector<PlacedWord> placed;
  for (std::uint32_t position = 0; position < words.size(); ++position) {
    const auto at = std::ranges::lower_bound(out.terms, words[position].term);
    placed.push_back({static_cast<std::uint32_t>(at - out.terms.begin()), position + 1});
  }
  out.order = pack_word_order(placed, out.terms);
  out.bytes = weave(text, words);
  return out;
}

// The words as they stand in the text, one after the other.
Woven woven_words(std::string_view text,
                  const std::vector<std::pair<std::string_view, std::string_view>>& written) {
  std::vector<WrittenWord> words;
  std::size_t from = 0;
  for (const auto& [form, term] : written) {
    const std::size_t at = text.find(form, from);
    REQUIRE(at != std::string_view::npos);
    from = at + form.size();
    words.push_back({term, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)});
  }
  return woven(text, words);
}

}  // namespace

TEST_CASE("woven texts are part of the format") {
  // Archives store these bytes: if this fails, raise the schema version.
  const Woven found = woven_words("Die Straße, ÜBER der § 5 … große Gauß-Öfen: dass 1.000 Füße",
                                  {{"Die", "die"},
                                   {"Straße", "strasse"},
                                   {"ÜBER", "über"},
                                   {"der", "der"},
                                   {"§", "§"},
                                   {"5", "5"},
                                   {"große", "grosse"},
                                   {"Gauß", "gauss"},
                                   {"Öfen", "öfen"},
                                   {"dass", "dass"},
                                   {"1.000", "1000"},
                                   {"Füße", "füsse"}});
  constexpr int kSpace = 0;
  constexpr int kNothing = 6;
  constexpr int kComma = 12;
  constexpr int kColon = 6 * 8;
  constexpr int kHyphen = 6 * 9;
  constexpr int kOther = 6 * 41;
  const std::array<int, 12> codes = {kNothing + 1, kSpace + 4, kComma + 2, kSpace,
                                     kSpace,       kSpace,     kOther + 3, kSpace + 4,
                                     kHyphen + 1,  kColon,     kSpace + 5, kSpace + 4};
  std::string expected(1, static_cast<char>(codes.size()));
  for (const int code : codes) expected += static_cast<char>(code);
  CHECK(found.bytes == expected + "\x05 … " +
                           "\x05"
                           "1.000");
  CHECK(found.text() == "Die Straße, ÜBER der § 5 … große Gauß-Öfen: dass 1.000 Füße");
}

TEST_CASE("whatever stands in a text comes back") {
  const std::vector<std::string> terms = {"a",
                                          "ss",
                                          "strasse",
                                          "über",
                                          "größe",
                                          "1234.56",
                                          "éclair",
                                          "москва",
                                          "ÿ",
                                          "÷",
                                          "passsss",
                                          "gauss",
                                          std::string(245, 'w'),
                                          "x\xC3"};
  const std::vector<std::string> pieces = {"a",
                                           "A",
                                           "SS",
                                           "ß",
                                           "Straße",
                                           "STRASSE",
                                           "straße",
                                           "Über",
                                           "ÜBER",
                                           "Éclair",
                                           "Москва",
                                           "Ÿ",
                                           "÷",
                                           "1.234,56",
                                           " ",
                                           ", ",
                                           ".\n\n",
                                           "\0\1",
                                           "\xFF",
                                           "\xC3",
                                           "„",
                                           "\u00a0– ",
                                           "\u00ad",
                                           "passßs",
                                           "Paßsss",
                                           "GAUß",
                                           "x\xC3",
                                           "X\xC3",
                                           std::string(245, 'W')};
  std::mt19937 random(21);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    std::vector<WrittenWord> words;
    for (auto left = random() % 60; left > 0; --left) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += pieces[random() % pieces.size()];
      const auto end = static_cast<std::uint32_t>(text.size());
      if (random() % 3 == 0) continue;  // no word
      // Now and then one that stands nowhere, over others or outside of the text.
      const std::uint32_t off = random() % 10 == 0 ? static_cast<std::uint32_t>(random() % 9) : 0;
      words.push_back({terms[random() % terms.size()], begin - std::min(begin, off), end + off});
    }
    CAPTURE(text);
    CHECK(woven(text, words).text() == text);
  }
}

TEST_CASE("words of a text that have the same bits are told apart") {
  // The bits are 16 of a hash: among a thousand words some have those of another one.
  std::string text;
  std::vector<std::string> terms;
  for (int i = 0; i < 3000; ++i) terms.push_back("wort" + std::to_string(i));
  std::set<std::uint16_t> bits;
  for (const auto& term : terms) bits.insert(word_bits(term));
  CHECK(bits.size() < terms.size());
  std::vector<WrittenWord> words;
  for (const auto& term : terms) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += term + ' ';
    words.push_back({term, begin, static_cast<std::uint32_t>(begin + term.size())});
  }
  CHECK(woven(text, words).text() == text);
}

TEST_CASE("damaged texts without words are refused or give other texts") {
  const Woven good = woven_words(
      "Die Straße, … der 1.000 Öfen",
      {{"Die", "die"}, {"Straße", "strasse"}, {"der", "der"}, {"1.000", "1000"}, {"Öfen", "öfen"}});
  const auto read = [](const Woven& damaged) {
    try {
      (void)damaged.text();
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::archive);
    }
  };
  std::mt19937 random(4);
  for (int round = 0; round < 5000; ++round) {
    Woven damaged = good;
    std::string& bytes = random() % 2 == 0 ? damaged.bytes : damaged.order;
    bytes[random() % bytes.size()] = static_cast<char>(random() & 0xffU);
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    read(damaged);
  }
  Woven without_term = good;
  std::erase(without_term.terms, "strasse");
  CHECK_THROWS_AS(without_term.text(), Error);
  Woven too_many = good;
  too_many.bytes.front() = 6;
  CHECK_THROWS_AS(too_many.text(), Error);
}
