#include "core/store/article_codec.hpp"

#include "core/base/error.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

Article full_article() {
  Article a;
  a.id = "dpa:1";
  a.title = "Treffen in Helsinki";
  a.kicker = "Gipfel";
  a.subtitle = "Zwei Präsidenten";
  a.lead = "Vorspann";
  a.body = std::string(300, 'x') + "\n\nzweiter Absatz";
  a.captions = {"Bild 1", "Bild 2"};
  a.authors = {"Anna Brückner", "Jonas Weiß"};
  a.source = "Elbtal-Zeitung";
  a.agency = "DND";
  a.section = "Ausland";
  a.published = parse_date("2018-07-16T18:05:00+02:00");
  a.updated = parse_date("2018-07");
  a.url = "https://sample.example/1";
  a.language = "de";
  a.keywords = {"Gipfel"};
  a.page = "1, 5-6";
  a.recognition = 71;
  a.facsimile.pages = {{"1", "scans/1900/1.jpg", 5800}, {"5", "", 5900}};
  a.facsimile.boxes = pack_boxes({{0, 0, 100, 200, 300, 40}, {1, 1, 410, 201, 90, 42}});
  return a;
}

}  // namespace

TEST_CASE("articles survive storage") {
  CHECK(decode_article(encode_article(full_article())) == full_article());
  CHECK(decode_article(encode_article(Article{})) == Article{});
}

TEST_CASE("unknown fields are skipped") {
  std::string bytes = encode_article(full_article());
  bytes += std::string("\x63\x03xyz");
  CHECK(decode_article(bytes) == full_article());
}

TEST_CASE("damaged articles are an error, wherever they were cut") {
  const std::string bytes = encode_article(full_article());
  std::size_t refused = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    try {
      (void)decode_article(std::string_view(bytes).substr(0, length));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::archive);
      ++refused;
    }
  }
  CHECK(refused + 25 > bytes.size());  // only a cut between two fields may go unnoticed
  CHECK_THROWS_AS(decode_article(""), Error);
  CHECK_THROWS_AS(decode_article("\x02"), Error);
  CHECK_THROWS_AS(decode_article("\x01\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), Error);
}
