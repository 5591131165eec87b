#include <chrono>

#include "tests/catch.hpp"
#include "tests/unit/entities/quotes/said.hpp"

using namespace nachlese;
using namespace std::string_literals;

namespace {

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

double seconds_of(const std::string& text) {
  text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  const ner::AnalyzedField field{text, &analysis};
  const ner::Names names = shared_recognizer().recognize({&field, 1});
  const auto start = std::chrono::steady_clock::now();
  (void)shared_finder().find({&field, 1}, names);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("texts without words have no quotations") {
  CHECK(quotes_of({}).quotes.empty());
  CHECK(quotes_of({"", " \n ", "„“", "\"\"", "„", "“", "…"}).quotes.empty());
}

TEST_CASE("any bytes and any marks are survived") {
  CHECK_NOTHROW(said_in("sagte \xe2\x80 \xff\xfe„\0“ \xc3"s));
  CHECK_NOTHROW(said_in("„„„ »“ « „A sagte: „B „C“ \"D” ‚ ‘ ’ › ‹ „"));
  CHECK_NOTHROW(said_in(repeated("„Nein“, sagte ", 5000)));
  CHECK_NOTHROW(said_in(repeated("\"", 5000)));
}

TEST_CASE("a mark that nobody closes does not swallow the rest") {
  const auto said = said_in(
      "Der „Große Markt ist eröffnet.\n\nDas Wetter ist gut.\n\nEs wird wärmer.\n\n"
      "„Wir schaffen das“, sagte Angela Merkel.");
  CHECK(said == std::vector<std::string>{"direct: Angela Merkel: Wir schaffen das"});
}

TEST_CASE("a text wholly in marks is nobody's") {
  CHECK(said_in("„Das Wetter ist gut. Es wird wärmer. Am Abend kommt Regen.“").empty());
}

TEST_CASE("time grows with the text, not faster") {
  for (const char* sentence :
       {"Angela Merkel sagte, das Wetter sei gut. „Es wird wärmer“, sagte sie. ", "„Nein, ",
        "sagte und ", "der Minister der Länder der ", "laut Angaben ", "Er sagte: „A „B “ ",
        "und Peter Müller und Anna Schmidt ", "so, wie, dass, "}) {
    INFO(sentence);
    const double one = seconds_of(repeated(sentence, 100'000));
    const double eight = seconds_of(repeated(sentence, 800'000));
    CHECK(eight < 16 * one + 0.2);
  }
}

TEST_CASE("five megabytes are read") {
  const std::string text = repeated(
      "Innenministerin Nancy Faeser sagte: „Wir helfen.“ Laut Polizei sei nichts geschehen. ",
      5'000'000);
  CHECK(seconds_of(text) < 30);
}

TEST_CASE("speech behind a colon that nothing stands before") {
  CHECK(said_in(": „Wir helfen allen Menschen.“").size() == 1);
  CHECK_NOTHROW(said_in("\"\":\"\"\"Und wir helfen allen.\" „Ja.“: „Nein, niemals wieder.“"));
}

TEST_CASE("interviews and live blogs") {
  CHECK_NOTHROW(
      said_in("Frage: Wann?\n– Bald.\n\nSZ: Herr Merz, warum?\n\nMerz: Weil es sein muss."));
  CHECK_NOTHROW(said_in("12:03 Uhr: Merz sagt: „Ja.“\n12:05 Uhr: +++ Scholz: Nein +++"));
}

TEST_CASE("fields of one article know each other's names") {
  const std::vector<std::string> texts = {
      "Merz fordert mehr Geld", "„Das reicht nicht“, sagte Friedrich Merz. Merz war müde.",
      "Merz sagte, er gehe."};
  const quotes::Quotes found = quotes_of(texts);
  REQUIRE(found.quotes.size() == 3);
  CHECK(found.quotes[0].field == 0);
  CHECK(found.quotes[2].field == 2);
  CHECK(found.names == std::vector<std::string>{"Friedrich Merz"});
}
