// Pages that a script builds, and pages that are none.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

const std::string kFirst =
    "Der Rat hat am Montag den Haushalt der Stadt beschlossen und einen langen Streit beendet.";
const std::string kSecond = "Die Opposition stimmte dagegen und will vor das Gericht ziehen.";

std::string page(const std::string& scripts, const std::string& title = "Haushalt beschlossen") {
  return "<!DOCTYPE html><html><head><title>" + title +
         "</title></head><body><div id=\"root\"></div>" + scripts + "</body></html>";
}

const std::string kArticle =
    R"({"headline":"Haushalt beschlossen","publishedAt":"2021-03-04T10:00:00+01:00","body":[)"
    R"({"type":"paragraph","text":")" +
    kFirst + R"("},{"type":"paragraph","text":")" + kSecond + R"("}]})";
const std::string kTeasers =
    R"({"teasers":[{"headline":"Bad wieder offen","teaser":"Was dort geschah, lesen Sie in diesem )"
    R"(langen Bericht aus der Region, der noch viele Wörter mehr hat als der Text von nebenan."}]})";

std::string escaped(const std::string& json) {
  std::string out;
  for (const char c : json) out += c == '"' ? std::string("\\\"") : std::string(1, c);
  return out;
}

}  // namespace

TEST_CASE("the text of a page without one is taken from its state") {
  const auto [name, script] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Next", "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"a\":" +
                   kTeasers + ",\"article\":" + kArticle + "}}</script>"},
      {"assigned", "<script>window.__INITIAL_STATE__ = {\"a\":" + kTeasers +
                       ",\"x\":undefined,\"page\":" + kArticle +
                       "};(function(){var s;})()</script>"},
      {"JSON.parse", "<script>window.__STATE__=JSON.parse(\"" +
                         escaped("{\"p\":" + kArticle + "}") + "\")</script>"},
      {"React", "<script>self.__next_f.push([1,\"a:" + escaped("{\"p\":" + kArticle + "}") +
                    "\\n\"])</script>"},
      {"Svelte",
       "<script type=\"application/json\" data-sveltekit-fetched>{\"status\":200,\"body\":\"" +
           escaped(kArticle) + "\"}</script>"},
      {"Nuxt",
       "<script type=\"application/json\" id=\"__NUXT_DATA__\">[{\"data\":1},{\"story\":2},"
       "{\"title\":3,\"text\":4},\"Haushalt beschlossen\",\"<p>" +
           kFirst + "</p><p>" + kSecond + "</p>\"]</script>"},
  }));
  CAPTURE(name);
  const Everything all = read_content(page(script), "a.html");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].title == "Haushalt beschlossen");
  CHECK(all.articles()[0].body == kFirst + "\n\n" + kSecond);
}

TEST_CASE("a page without text and state is rejected") {
  const std::string rest = GENERATE(
      "", "<noscript>Bitte JavaScript einschalten</noscript>",
      "<script>window.__STATE__={\"title\":\"Haushalt beschlossen\",\"menu\":[1,2]}</script>");
  const Everything all = read_content(page(rest), "a.html");
  CHECK(all.articles().empty());
  CHECK(all.has(Severity::rejected, 1, "is it built by a script?"));
}

TEST_CASE("pages of errors are no articles") {
  const auto [title, error] = GENERATE(values<std::pair<std::string, bool>>({
      {"404 Not Found", true},
      {"502 Bad Gateway", true},
      {"403 - Forbidden", true},
      {"Seite nicht gefunden | Blatt", true},
      {"500 Menschen feiern im Park", false},
      {"404: Geschichte eines Fehlers", true},  // too short to tell
  }));
  CAPTURE(title);
  const Everything all = read_content("<html><head><title>" + title + "</title></head><body><h1>" +
                                          title + "</h1><p>" + kSecond + "</p></body></html>",
                                      "a.html");
  CHECK(all.articles().empty() == error);
  CHECK(all.has(Severity::rejected, 1, "an error page") == error);
}

TEST_CASE("JSON-LD with a comma too many is read") {
  const Everything all = read_content(
      "<html><head><title>Haushalt</title><script "
      "type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
      "\"headline\":\"Haushalt\",\"keywords\":[\"a\",\"b\",],\"datePublished\":\"2020-05-06T07:08:"
      "09+02:00\",}"
      "</script></head><body><article><h1>Haushalt</h1><p>" +
          kFirst + "</p></article></body></html>",
      "a.html");
  REQUIRE(all.articles().size() == 1);
  REQUIRE(all.articles()[0].published);
  CHECK(to_iso(*all.articles()[0].published) == "2020-05-06T07:08:09+02:00");
}
