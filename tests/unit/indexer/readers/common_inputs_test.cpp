// Small inputs as people have them: what programs write beside the letter of a format.
#include "indexer/readers/documents/mail_text.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

const std::string kCouncil =
    "Der Rat hat am Montag den Haushalt der Stadt beschlossen und damit einen Streit beendet.";
const std::string kOpposition =
    "Die Opposition stimmte dagegen und kündigte an, vor dem Verwaltungsgericht zu klagen.";

std::string object(const std::string& more = "") {
  return R"({"title":"Rat","body":")" + kCouncil + "\"" + more + "}";
}

}  // namespace

TEST_CASE("JSON as programs write it") {
  const auto [name, content] = GENERATE(values<std::pair<std::string, std::string>>({
      {"byte order mark", "\xEF\xBB\xBF" + object() + "\r\n"},
      {"comma behind the last", object(",")},
      {"comma and line end", object(",\n")},
      {"NaN", object(R"(,"score":NaN)")},
      {"Infinity", object(R"(,"score":[Infinity,-Infinity])")},
      {"Python", object(R"(,"live":True,"views":None)")},
      {"JavaScript", object(R"(,"section":undefined)")},
      {"a date of no value", object(R"(,"published":NaN)")},
      {"words in texts",
       R"({"title":"Rat","lead":"NaN, None ,} und \"True\"","body":")" + kCouncil + "\"}"},
  }));
  CAPTURE(name);
  const TempFolder folder;
  folder.write("in/a.json", content);
  Everything all;
  read_into(all, {(folder.path() / "in").string()});
  for (const auto& issue : all.issues) UNSCOPED_INFO(issue.reason);
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].title == "Rat");
  CHECK(all.articles()[0].body == kCouncil);
  CHECK_FALSE(all.articles()[0].published);
  if (name == "words in texts") CHECK(all.articles()[0].lead == "NaN, None ,} und \"True\"");
  CHECK(all.issues.empty());
}

TEST_CASE("objects behind each other on one line are records") {
  const std::string between = GENERATE("", " ");
  const auto articles = read_content(object() + between + R"({"title":"Bad","body":"x } { }{ y"})" +
                                     between + object() + "\n" + object())
                            .articles();
  REQUIRE(articles.size() == 4);
  CHECK(articles[1].body == "x } { }{ y");
}

TEST_CASE("only a file that ends inside a record is said to") {
  CHECK(read_content(object().substr(0, 30)).has(Severity::rejected, 1, "ends inside the record"));
  CHECK(read_content("{'title':'Rat'}").has(Severity::rejected, 1, "not valid JSON"));
}

TEST_CASE("fields of JSON under further names") {
  const Article article =
      read_content(R"({"title":"Rat","publishedDate":"2020-05-06","paragraphs":[{"text":")" +
                   kCouncil + R"("},{"text":")" + kOpposition + "\"}]}")
          .articles()
          .at(0);
  CHECK(article.body == kCouncil + "\n\n" + kOpposition);
  REQUIRE(article.published);
  CHECK(to_iso(*article.published) == "2020-05-06");
}

TEST_CASE("texts with labels, underlined titles and the line ends of layout programs") {
  const auto [name, content] = GENERATE(values<std::pair<std::string, std::string>>({
      {"labels", "Titel: Rat beschließt\nDatum: 06.05.2020\nAutor: Erika Muster\n\n"},
      {"Org", "#+TITLE: Rat beschließt\n#+DATE: 2020-05-06\n#+AUTHOR: Erika Muster\n\n"},
      {"=", "Rat beschließt\n==============\n\n"},
      {"#", "Rat beschließt\r\n##############\r\n\r\n"},
      {"signs", "Rat beschließt\u2029"},
  }));
  CAPTURE(name);
  const Article article =
      read_content(content + kCouncil + "\n\n" + kOpposition + "\n").articles().at(0);
  CHECK(article.title == "Rat beschließt");
  CHECK(article.body == kCouncil + "\n\n" + kOpposition);
  if (name == "labels" || name == "Org") {
    CHECK(article.authors == std::vector<std::string>{"Erika Muster"});
    CHECK(to_iso(*article.published) == "2020-05-06");
  }
}

TEST_CASE("what only looks like labels is text") {
  const std::string text = GENERATE(
      "Titel: Was ist er wert?\n\n" + kCouncil, "Rat: ein Kommentar\nOrt: Berlin\n\n" + kCouncil,
      "Titel: Rat\nDatum: 6.5.2020\n", "Der Bürgermeister: Ein Porträt\n" + kCouncil);
  const Article article = read_content(text).articles().at(0);
  CHECK_FALSE(article.published);
  CHECK((article.title + "\n" + article.body).find(':') != std::string::npos);
}

TEST_CASE("flowed mails have paragraphs") {
  CHECK(unflowed("Der Rat \nhat \nbeschlossen.\n\n Ja.\n-- \nErika\n", false) ==
        "Der Rat hat beschlossen.\n\nJa.\n-- \nErika\n");
  CHECK(unflowed("Haus \nhalt\n> a \n> b\n", true) == "Haushalt\n> a \n> b\n");
  const std::string mail =
      "From: a@b.example\nTo: c\nSubject: Rat\nDate: Wed, 6 May 2020 07:08:09 +0200\n"
      "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
      "Content-Transfer-Encoding: 8bit\n\nDer Rat hat am Montag \nden Haushalt beschlossen.\n\n" +
      kOpposition + "\n";
  CHECK(read_content(mail, "a.eml").articles().at(0).body ==
        "Der Rat hat am Montag den Haushalt beschlossen.\n\n" + kOpposition);
}

TEST_CASE("a page that a browser has saved with its parts is a page") {
  const std::string saved =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://b.example/1\r\nSubject: Rat | "
      "Blatt\r\nDate: Wed, 6 May 2020 07:08:09 -0000\r\nMIME-Version: 1.0\r\nContent-Type: "
      "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--M\"\r\n\r\n----M\r\n"
      "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><head><title>Rat "
      "beschließt | Blatt</title></head><body><nav><a href=/>Start</a></nav><article><h1>Rat "
      "beschließt</h1><p>" +
      kCouncil + "</p><p>" + kOpposition +
      "</p></article></body></html>\r\n----M\r\nContent-Type: text/css\r\n\r\nbody { color: red; "
      "}\r\n----M--\r\n";
  const Everything all = read_content(saved, "a.mht");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].title == "Rat beschließt");
  CHECK(all.articles()[0].body == kCouncil + "\n\n" + kOpposition);
}
