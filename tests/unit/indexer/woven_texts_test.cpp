#include "indexer/woven_texts.hpp"

#include <random>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/packed_article.hpp"
#include "core/store/stored_article.hpp"
#include "indexer/document.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::index;

namespace {

Article with_body(const std::string& body) {
  Article article;
  article.id = "a1";
  article.title = "Der Gipfel von Helsinki";
  article.keywords = {"Treffen", "Außenpolitik"};
  article.body = body;
  return article;
}

const std::string kNews =
    "Die Außenminister der EU-Staaten haben sich am Freitag in Brüssel getroffen, um über die "
    "Straße von Hormus zu beraten. „Das ist groß“, sagte Müller-Öfen der dpa.\n\nSPD, CDU/CSU und "
    "die GRÜNEN sind z. B. dagegen: 1.234,56 Euro (§ 5) – am 24.02.2022 um 14.30 Uhr …";

// Whether what is stored holds texts without their words.
bool is_woven(const Xapian::Document& document) {
  try {
    (void)store::decode_article(document.get_data());
  } catch (const Error&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("stored articles are the same again") {
  DocumentBuilder builder(nullptr);
  std::vector<std::string> bodies = {
      kNews,
      "",
      " ",
      "\n\nAnfang und Ende\n\n",
      "Straße STRASSE STRAßE Strasse ẞ GROẞE große Größe Massstab Maßstab Flussschiffe Flußschiffe",
      "Do\u00adnau\u00addampf\u00adschiff auto\u00admatisch Ge­spräch",
      "naïve Café Éclair ÉCLAIR Москва МОСКВА ΑΘΗΝΑ İstanbul ŁÓDŹ łódź ﬁnden e\u0301te\u0301",
      "AT&T, C++, 50+1, 9/11, d'Hondt, ver.di, #hashtag @handle https://example.org/a?b=c a@b.de",
      "Haus- und Gartenarbeit, Ukraine-Krieg, Ober- und Unterbürgermeister, 24./25. Februar 2022",
      "zB z.B. z. B. 1 000 000 1.000.000,5 3½ m² CO₂ € 5,– 🙂🙂 العربية "
      "中文新闻 "
      "日本語",
      std::string(300, 'a') + " " + std::string(300, 'B') + " kurz",
      std::string("null\0byte und\0", 14) + "weiter",
      "D i e s  i s t  g e s p e r r t und Trennung am Zeilen-\nende",
  };
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::string body;
    for (int piece = 0; piece < 12; ++piece) {
      const std::string& from = bodies[random() % 11];
      std::size_t begin = from.empty() ? 0 : random() % from.size();
      std::size_t end = std::min(from.size(), begin + random() % 40);
      const auto inside = [&](std::size_t at) {
        return at < from.size() && (static_cast<unsigned char>(from[at]) & 0xC0U) == 0x80;
      };
      while (inside(begin)) ++begin;
      while (inside(end)) ++end;
      if (begin < end) body += from.substr(begin, end - begin);
      if (random() % 3 == 0) body += ' ';
    }
    bodies.push_back(body);
  }
  for (const auto& body : bodies) {
    CAPTURE(body);
    Article article = with_body(body);
    CHECK(store::article_of(builder.build(article).document) == article);
    article.lead = kNews;
    article.captions = {body, "", "Foto: dpa", kNews};
    article.suppressed = {"Müller-Öfen", "Brüssel"};
    std::erase(article.captions, std::string());
    const Xapian::Document document = builder.build(article).document;
    CHECK(store::article_of(document) == article);
    Article headline = article;
    headline.lead.clear();
    headline.body.clear();
    headline.captions.clear();
    CHECK(store::headline_of(document) == headline);
  }
}

TEST_CASE("texts are stored without their words") {
  DocumentBuilder builder(nullptr);
  const Article article = with_body(kNews);
  const Xapian::Document document = builder.build(article).document;
  CHECK(is_woven(document));
  CHECK(3 * document.get_data().size() <
        2 * store::pack_article(store::encode_article(article)).size());
  // What holds no words that are searched for as they are written is packed better as text.
  CHECK_FALSE(is_woven(builder.build(with_body("1.234,56 2.345,67 3.456,78 4.567,89")).document));
}

TEST_CASE("an article whose words are missing is damaged") {
  DocumentBuilder builder(nullptr);
  Xapian::Document document = builder.build(with_body(kNews)).document;
  document.remove_term("haben");
  CHECK_THROWS_AS(store::article_of(document), Error);
  CHECK(store::headline_of(document).id == "a1");
}
