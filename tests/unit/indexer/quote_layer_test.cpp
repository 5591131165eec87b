#include "indexer/quote_layer.hpp"

#include <string>
#include <vector>

#include "core/store/word_order.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::index;

TEST_CASE("a speaker of no words is not taken for a word that has the bits of his term") {
  const std::string text = "Druck auf Moskau";
  text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  std::string speaker;
  for (int i = 0; speaker.empty(); ++i) {
    const std::string term = "XRx" + std::to_string(i);
    if (store::word_bits(term) == store::word_bits("druck")) speaker = term;
  }
  quotes::Quotes found;
  found.names = {"x"};
  found.quotes.resize(2);
  found.quotes[0].text = {0, static_cast<std::uint32_t>(text.size())};
  found.quotes[1].name = 0;  // nothing of the text
  const std::vector<QuotedText> texts = {{&analysis, &store::info(TextRole::body)}};
  QuoteLayer layer;
  layer.set(found, texts, {});
  const std::string packed =
      layer.order(std::vector<std::vector<std::string>>{{speaker}}, Postings());
  const store::WordOrder order(packed);
  CHECK(order.find(store::word_bits("druck"), "druck").has_value());
  CHECK_FALSE(order.find(store::word_bits(speaker), speaker).has_value());
}

TEST_CASE("a word beside the quotation is not taken for a quoted one that has its bits") {
  std::string twin;
  for (int i = 0; twin.empty(); ++i) {
    const std::string word = "wort" + std::to_string(i);
    if (store::word_bits(word) == store::word_bits("druck")) twin = word;
  }
  QuoteLayer layer;
  // With another analyzer the same ids are other terms.
  for (const std::string& before : {std::string("Druck"), "Morgen gab es mehr " + twin + " beim"}) {
    const std::string text = before + " " + twin + " Druck";
    text::Analyzer analyzer;
    text::Analysis analysis;
    analyzer.analyze(text, text::Purpose::document, analysis);
    Postings postings;
    postings.start(analyzer.terms());
    for (const auto& token : analysis.tokens)
      postings.add_word(token.word->surface, 1, token.position);
    quotes::Quotes found;
    found.quotes.resize(1);
    found.quotes[0].text = {static_cast<std::uint32_t>(text.size() - 5),
                            static_cast<std::uint32_t>(text.size())};
    const std::vector<QuotedText> texts = {{&analysis, &store::info(TextRole::body)}};
    layer.set(found, texts, {});
    const std::string packed = layer.order({}, postings);
    const store::WordOrder order(packed);
    CHECK(order.find(store::word_bits("druck"), "druck").has_value());
    CHECK_FALSE(order.find(store::word_bits(twin), twin).has_value());
  }
}
