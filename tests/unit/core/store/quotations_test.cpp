#include "core/store/quotations.hpp"

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

Article quoting_article() {
  Article a;
  a.id = "a";
  a.title = "Die Straße wird gesperrt";
  a.body = "„Die Straße ist zu“, sagte die Bürgermeisterin. Sie bleibe es noch.";
  a.captions = {"Ein Bild", "„Zu ist zu“, sagte sie"};
  return a;
}

std::vector<StoredQuote> some_quotes() {
  const Article article = quoting_article();
  const auto span = [](const std::string& text, const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return StoredSpan{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  return {{QuoteType::direct,
           TextRole::body,
           0,
           span(article.body, "Die Straße ist zu"),
           span(article.body, "die Bürgermeisterin"),
           span(article.body, "sagte"),
           {},
           "Erika Müller"},
          {QuoteType::indirect,
           TextRole::body,
           0,
           span(article.body, "Sie bleibe es noch."),
           {},
           span(article.body, "sagte"),
           {},
           "Erika Müller"},
          {QuoteType::reported,
           TextRole::caption,
           1,
           span(article.captions[1], "Zu ist zu"),
           {},
           {},
           span(article.captions[1], "sie"),
           {}}};
}

}  // namespace

TEST_CASE("quotations survive storage behind an article, which is read as before") {
  const Article article = quoting_article();
  const std::string bytes = encode_article(article) + encode_quotes(some_quotes());
  CHECK(decode_article(bytes) == article);
  CHECK(decode_quotes(bytes, article) == some_quotes());
  CHECK(encode_quotes({}).empty());
  CHECK(decode_quotes(encode_article(article), article).empty());
}

TEST_CASE("quotations outside of the text, or that cut a character, are dropped") {
  const Article article = quoting_article();
  for (const StoredSpan& span : {StoredSpan{0, 1}, StoredSpan{1, 9}, StoredSpan{60, 6000},
                                 StoredSpan{4000, 5000}, StoredSpan{3, 3}}) {
    StoredQuote quote = some_quotes().front();
    quote.text = span;
    CHECK(decode_quotes(encode_article(article) + encode_quotes({quote}), article).empty());
  }
  StoredQuote elsewhere = some_quotes().back();
  elsewhere.index = 7;
  CHECK(decode_quotes(encode_article(article) + encode_quotes({elsewhere}), article).empty());
}

TEST_CASE("any bytes behind an article are read as quotations or refused") {
  const Article article = quoting_article();
  const std::string good = encode_quotes(some_quotes());
  const std::size_t head = 2;  // tag and length
  for (std::size_t at = head; at < good.size(); ++at) {
    for (const int value : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string bad = good;
      bad[at] = static_cast<char>(value);
      try {
        for (const auto& quote : decode_quotes(encode_article(article) + bad, article))
          CHECK(quote.text.end <= text_of(article, quote.role, quote.index).size());
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::archive);
      }
    }
  }
}

TEST_CASE("two speakers by one name") {
  CHECK(speakers_named("Olaf Scholz") == std::vector<std::string>{"Olaf Scholz"});
  CHECK(speakers_named("Marco Rubio und Sergei Lawrow") ==
        std::vector<std::string>{"Marco Rubio und Sergei Lawrow", "Marco Rubio", "Sergei Lawrow"});
}
