// What goes out comes in again.
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/store/schema.hpp"
#include "core/store/stored_article.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {

using namespace nachlese::store;
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// All articles of an archive with what is stored beside them, by id.
std::map<std::string, std::pair<Article, std::string>> contents(const fs::path& archive) {
  std::map<std::string, std::pair<Article, std::string>> out;
  for (const auto& folder : Archive(archive).live_databases()) {
    const Xapian::Database database(folder.string());
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const Xapian::Document document = database.get_document(*at);
      Article article = article_of(document);
      std::string id = article.id;
      out[id] = {std::move(article), document.get_value(schema::kFacets) +
                                         document.get_value(schema::kContentHash) +
                                         document.get_value(schema::kPublished)};
    }
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string difficult() {
  std::string out;
  const auto add = [&](json article) {
    article["id"] = "d" + std::to_string(out.size());
    out += article.dump() + "\n";
  };
  add({{"title", "Preis < 3 & > 2: \"Das ist <b>fett</b>\""},
       {"body", "Ein <em>Wort</em> &amp; noch &lt;eins&gt;\n\nx < y und y > z"}});
  add({{"title", "Liste"},
       {"body", "500 g Mehl\n200 g Zucker\n\n**Backen** bei [180](http://x.de)"}});
  add({{"title", "Namen, mit Komma"},
       {"body", "Text."},
       {"authors", {"Müller, Anna", "dpa/lnw", "Von Hans Meier"}},
       {"keywords", {"a, b", "c; d", "e"}},
       {"captions", {"Ein Bild (Foto: dpa)", "Noch eines"}},
       {"published", "2020"},
       {"updated", "2020-03-01T12:30:15+01:00"},
       {"agency", "dpa"},
       {"language", "de-AT"},
       {"url", "https://example.org/a?b=c&d=e"},
       {"kicker", "Dach"},
       {"subtitle", "Unter dem Titel"},
       {"lead", "Der Vorspann."},
       {"section", "Politik & Kultur"},
       {"source", "Bote; Zeitung"}});
  add({{"title", "Datum"}, {"body", "x"}, {"published", "16.07.2018"}});
  add({{"title", "  Rand "}, {"body", "\n\n  eingerückt\tmit Tab \n"}});
  add({{"title", "Zeichen"}, {"body", "\u00ad\u200b\u202e 😀 e\u0301 \u2028 Ende \\n \\u0041"}});
  add({{"title", "Tom &amp;amp; Jerry &lt;b&gt;"},
       {"body", "<p>Im Chat schrieb &lt;anna&gt; hallo und &lt;b&gt;fett&lt;/b&gt; danach.</p>"},
       {"rights", "abo"}});
  add({{"title", "Kleiner"}, {"body", "Bei Frauen <b 20 Prozent, bei Männern mehr."}});
  add({{"body", "Ohne Titel, nur ein Text, der am Montag in Bonn handelt."}});
  return out;
}

void check_round_trip(const fs::path& source) {
  const TempFolder folder;
  const fs::path first = folder.path() / "first";
  const fs::path second = folder.path() / "second";
  REQUIRE(sync(first, {"--quiet", source.string()}).exit_code == 0);
  const Result exported = run("nachlese", {"export", "--archive", first.string()});
  REQUIRE(exported.exit_code == 0);
  const auto before = contents(first);
  CHECK(lines_of(exported.out).size() == before.size());
  const fs::path file = folder.write("export.jsonl", exported.out);
  const Result synced = sync(second, {file.string()});
  CHECK(synced.exit_code == 0);
  const auto after = contents(second);
  REQUIRE(after.size() == before.size());
  for (const auto& [id, article] : before) {
    INFO(id);
    const auto found = after.find(id);
    REQUIRE(found != after.end());
    CHECK(found->second.first == article.first);
    CHECK(found->second.second == article.second);
  }
  CHECK(run("nachlese", {"export", "--archive", second.string()}).out.size() ==
        exported.out.size());
}

}  // namespace

TEST_CASE("an export, read back, makes an equal archive") {
  check_round_trip(NACHLESE_SOURCE_DIR "/resources/sample");
  const TempFolder source;
  check_round_trip(source.write("difficult.jsonl", difficult()));
}

TEST_CASE("an export has the number of articles that the search says, and the fields asked for") {
  const TempFolder folder;
  const std::string archive = (folder.path() / "archive").string();
  REQUIRE(sync(archive, {"--quiet", NACHLESE_SOURCE_DIR "/resources/sample"}).exit_code == 0);
  const auto total = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"search", "--archive", archive, "--format", "json"});
    return json::parse(run("nachlese", more).out).at("total").get<std::size_t>();
  };
  const auto rows = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"export", "--archive", archive});
    return lines_of(run("nachlese", more).out);
  };
  for (const std::vector<std::string>& search : {std::vector<std::string>{"Putin"},
                                                 {"Treffen", "Helsinki"},
                                                 {"--source", "Elbtal-Zeitung"},
                                                 {"--from", "16.7.2018"},
                                                 {"Putin", "--versions", "all"}}) {
    INFO(search.front());
    CHECK(rows(search).size() == total(search));
  }
  CHECK(rows({"Putin", "--versions", "all"}).size() > rows({"Putin"}).size());
  const json first = json::parse(rows({"Putin"}).front());
  CHECK(first.contains("body"));
  CHECK_FALSE(first.contains("snippet"));
  CHECK(rows({"Putin", "--fields", "id,lead,persons"}).front().starts_with(R"({"id":)"));
  // A field that was not asked for says nothing of the others.
  const TempFolder signs;
  const std::string marked = (signs.path() / "archive").string();
  const auto source =
      signs.write("a.jsonl", R"({"id":"1","title":"Titel","body":"Tom & Jerry < 3"})");
  REQUIRE(sync(marked, {"--quiet", source.string()}).exit_code == 0);
  const auto fields = [&](const std::string& names) {
    return run("nachlese", {"export", "--archive", marked, "--fields", names}).out;
  };
  CHECK(fields("id,title") == "{\"id\":\"1\",\"title\":\"Titel\"}\n");
  CHECK(fields("id,body").find(R"("texts":"plain")") != std::string::npos);
  const auto table = rows({"Putin", "--format", "csv", "--fields", "id,lead,body"});
  CHECK(table.front() == "id,lead,body\r");
  const auto excel =
      rows({"Putin", "--format", "csv", "--fields", "id,title,score", "--csv-for", "excel"});
  CHECK(excel.front() == "\xEF\xBB\xBFid;title;score\r");
  CHECK(excel[1].find(',', excel[1].rfind(';')) != std::string::npos);  // 3,14
  const Result wrong = run("nachlese", {"export", "--archive", archive, "--fields", "titel"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err.find("title, kicker") != std::string::npos);
}

}  // namespace nachlese::test
