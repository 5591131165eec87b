#include "indexer/positions.hpp"

#include <string>
#include <vector>

#include "core/base/quote_positions.hpp"
#include "core/store/quote_order.hpp"
#include "core/store/schema.hpp"
#include "core/store/word_order.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::index;

namespace {

using Positions = std::vector<Xapian::termpos>;

Positions positions_of(const Xapian::Document& document, const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  if (at == document.termlist_end() || *at != term) return {};
  return {at.positionlist_begin(), at.positionlist_end()};
}

// A term with this prefix that has the bits of the word.
std::string twin_of(const std::string& word, const std::string& prefix) {
  for (int i = 0;; ++i) {
    std::string term = prefix + "x" + std::to_string(i);
    if (store::word_bits(term) == store::word_bits(word)) return term;
  }
}

}  // namespace

TEST_CASE("positions are those of surface forms, whatever else has their bits") {
  Xapian::Document document;
  for (const char* prefix : {"XP", "Z", "Q", "XF", "S"})
    document.add_term(twin_of("gipfel", prefix));
  document.add_term("der");
  document.add_term("gipfel");
  const std::vector<store::PlacedWord> words = {{0, 1}, {1, 2}, {0, 103}};
  const std::vector<std::string> terms = {"der", "gipfel"};
  document.add_value(schema::kWordOrder, store::pack_word_order(words, terms));
  add_positions(document);
  CHECK(positions_of(document, "der") == Positions{1, 103});
  CHECK(positions_of(document, "gipfel") == Positions{2});
}

TEST_CASE("words of quotations stand behind the texts, with markers between them") {
  Xapian::Document document;
  for (const char* term : {"druck", "auf", "XPdruck", "XRmerz", "XQ"}) document.add_term(term);
  document.add_boolean_term(twin_of("auf", "XF"));
  document.add_boolean_term(twin_of("druck", "S"));
  const std::vector<std::string> terms = {"druck", "auf", "XPdruck", "XRmerz"};
  const std::uint32_t second = store::next_quote_position(3);
  const std::vector<store::PlacedWord> words = {{3, 1}, {0, 2}, {2, 2}, {1, 3}, {1, second + 1}};
  document.add_value(schema::kQuoteOrder, store::pack_word_order(words, terms));
  add_positions(document);
  const Xapian::termpos first = kQuoteWindow;
  const Xapian::termpos other = first + 3 + kQuoteWindow;
  CHECK(positions_of(document, "druck") == Positions{first});
  CHECK(positions_of(document, "XPdruck") == Positions{first});
  CHECK(positions_of(document, "auf") == Positions{first + 2, other});
  CHECK(positions_of(document, "XRmerz") == Positions{first + 1, first + 3});
  CHECK(positions_of(document, "XQ") == Positions{first + 1, first + 3, other + 1});
}
